import type { ContactDetails, Named } from '../book.ts';
import type { TextName } from './contact.ts';
import type { OutlookStore } from './store.ts';

/** What belongs to a contact of the mailbox. Its custom fields are the properties that only Outlook's contacts have. */
export function contactDetails(store: OutlookStore, id: string): ContactDetails | null {
  const contact = store.contacts.get(id);
  if (contact === undefined) return null;
  const { fields, folderId } = contact;
  const text = fields.personalNotes ?? '';
  return {
    folder: { id: folderId, name: folderName(store, folderId) },
    customFields: PROPERTIES.flatMap(([property, name]) => {
      const value = [fields[property] ?? []].flat().join(', ');
      return value === '' ? [] : [{ id: property, name, value }];
    }),
    notes: text === '' ? [] : [{ id: '', title: '', text }],
    // A task's address also contains its list.
    tasks: [...store.tasks.values()]
      .filter(({ fields: task }) => task.linkedResources.some(({ externalId }) => externalId === id))
      .map(({ id: taskId, listId, fields: task }) => ({
        id: `${listId}/${taskId}`,
        title: task.title,
        day: task.dueDateTime?.dateTime.slice(0, 10) ?? '',
        completed: task.status === 'completed',
      })),
  };
}

/** Every folder, with the names of its parent folders before its own. */
export function folders(store: OutlookStore): (Named & { readonly contacts: number })[] {
  const counts = new Map<string, number>();
  for (const { folderId } of store.contacts.values()) counts.set(folderId, (counts.get(folderId) ?? 0) + 1);
  return [...store.folders.keys()].map((id) => ({ id, name: folderName(store, id), contacts: counts.get(id) ?? 0 }));
}

/** The default folder's name doesn't count in the name of a subfolder. */
function folderName(store: OutlookStore, id: string): string {
  const folder = store.folders.get(id);
  if (folder === undefined) return '';
  const above = folder.parentFolderId === store.defaultFolderId ? '' : folderName(store, folder.parentFolderId);
  return above === '' ? folder.displayName : `${above} / ${folder.displayName}`;
}

const PROPERTIES: readonly (readonly [TextName | 'children', string])[] = [
  ['spouseName', 'Spouse'],
  ['children', 'Children'],
  ['assistantName', 'Assistant'],
  ['profession', 'Profession'],
  ['initials', 'Initials'],
  ['fileAs', 'File as'],
  ['yomiGivenName', 'Yomi first name'],
  ['yomiSurname', 'Yomi last name'],
  ['yomiCompanyName', 'Yomi company'],
];
