import type { Account } from './account.ts';
import { entraClient } from './entra/clients.ts';
import type { OutlookStandIn } from './outlook/index.ts';
import { outlookService } from './outlook/index.ts';
import type { SandboxContext } from './services.ts';
import { throughApi } from './through_api.ts';

/** Outlook as the sandbox serves it: its tokens are those that Entra or a test issues. */
export interface OutlookAccount extends Account, Pick<OutlookStandIn, 'store'> {}

export function outlookAccount({ size, clock, tokens }: SandboxContext): OutlookAccount {
  const { services, store, environment } = outlookService({ size, clock, token: (value) => tokens.find('outlook', value) });
  const [service] = services;
  if (service === undefined) throw new Error('Outlook has no service');
  const { id, secret } = entraClient('outlook');
  return {
    services,
    store,
    environment: (base) => ({ ...environment(base), OUTLOOK_CLIENT_ID: id, OUTLOOK_CLIENT_SECRET: secret }),
    state: () => ({
      folders: [...store.folders.values()],
      categories: [...store.categories.values()],
      contacts: [...store.contacts.values()],
      lists: [...store.lists.values()],
      tasks: [...store.tasks.values()],
      photos: [...store.photos.keys()],
    }),
    ...throughApi(service, { path: '/me/contacts', change: 'PATCH', token: () => tokens.issue('outlook', { value: 'outlook-outside' }) }),
  };
}
