import type { OutlookAccount } from '../outlook_account.ts';
import { counted, greatest, type Showcase } from './view.ts';

export function outlookShowcase({ store }: Pick<OutlookAccount, 'store'>): Showcase {
  const key = 'outlook';
  const label = 'Outlook';
  return {
    key,
    label,
    total: () => store.contacts.size,
    view: (most) => ({
      key,
      label,
      total: store.contacts.size,
      contacts: greatest(store.contacts.values(), most, ({ modified }) => modified).map(({ id, modified, fields }) => ({
        id,
        name: fields.displayName ?? '',
        email: fields.emailAddresses[0]?.address ?? '',
        phone: fields.mobilePhone ?? fields.businessPhones[0] ?? fields.homePhones[0] ?? '',
        company: fields.companyName ?? '',
        tags: fields.categories,
        updated: modified,
      })),
      tasks: greatest(store.tasks.values(), most, ({ modified }) => modified).map(({ id, fields }) => ({
        id,
        title: fields.title,
        contact: store.contacts.get(fields.linkedResources[0]?.externalId ?? '')?.fields.displayName ?? '',
        due: fields.dueDateTime?.dateTime.slice(0, 10) ?? '',
        completed: fields.status === 'completed',
      })),
      tags: counted(
        [...store.categories.values()].map(({ displayName }) => displayName),
        [...store.contacts.values()].map(({ fields }) => fields.categories),
      ),
    }),
    change: (id, companyName) => {
      const found = store.contacts.get(id) !== undefined;
      if (found) store.changeContact(id, { companyName });
      return found;
    },
    add: (givenName, surname, address) =>
      store.addContact({ givenName, surname, emailAddresses: [{ name: `${givenName} ${surname}`, address }] }, store.defaultFolderId).id,
  };
}
