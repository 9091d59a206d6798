import type { StoredContact } from './contact.ts';
import { ADDRESSES, LISTS, SYSTEM, TEXTS } from './contact.ts';
import { etag, mutableId } from './ids.ts';
import { day, inSeconds, instant } from './times.ts';

/** Every property that `$select` may name. */
export const SELECTABLE: readonly string[] = [...SYSTEM, ...TEXTS, ...LISTS, ...ADDRESSES, 'emailAddresses', 'birthday'];

export interface ContactView {
  /** The request asked for immutable ids. */
  readonly immutable: boolean;
  /** The requested properties; undefined for all. */
  readonly select?: readonly string[] | undefined;
  readonly extensions?: boolean;
}

/** A contact as Graph returns it. The ID and the etag come with any selection. */
export function contactOut(contact: StoredContact, view: ContactView): Record<string, unknown> {
  const all: Record<string, unknown> = {
    id: view.immutable ? contact.id : mutableId(contact),
    createdDateTime: inSeconds(contact.created),
    lastModifiedDateTime: inSeconds(contact.modified),
    changeKey: contact.changeKey,
    parentFolderId: contact.folderId,
    ...contact.fields,
    // An address that the mailbox couldn't read is left out of its item.
    // https://github.com/microsoftgraph/microsoft-graph-docs/issues/2186
    emailAddresses: contact.fields.emailAddresses.map(({ name, address }) => (address === null ? { name } : { name, address })),
    birthday: contact.fields.birthday === null ? null : birthday(contact.fields.birthday),
  };
  const chosen = view.select === undefined ? all : Object.fromEntries(['id', ...view.select].map((name) => [name, all[name]]));
  return { '@odata.etag': etag(contact.changeKey), ...chosen, ...(view.extensions ? { extensions: [] } : {}) };
}

/** The mailbox stores the day and shows it at 11:59 UTC. */
function birthday(given: string): string | null {
  const moment = day(given) ?? instant(given);
  return moment === undefined ? null : `${new Date(moment).toISOString().slice(0, 10)}T11:59:00Z`;
}
