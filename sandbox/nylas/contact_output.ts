import { PICTURE } from '../picture.ts';
import type { Contact } from './contact.ts';
import { CONTACT_FIELDS, LIST_FIELDS } from './contact.ts';
import { invalid } from './errors.ts';
import type { NylasStore } from './store.ts';

/** A row in a response. */
export type OutputRow = Readonly<Record<string, unknown>>;

/**
 * Turns contacts into the rows of one response. It reads `select` first, so that a wrong one is refused before anything
 * is written.
 */
export function contactView(query: URLSearchParams, store: NylasStore, pictures = false): (contact: Contact) => OutputRow {
  const pick = selection(query, CONTACT_FIELDS, store);
  const { nullLists, rotatePictures, pictureForm } = store.switches;
  const version = rotatePictures ? `?version=${store.next()}` : '';
  const lists = nullLists ? LIST_FIELDS : [];
  const picture = pictures ? { picture: pictureForm === 'data-uri' ? `data:image/jpeg;base64,${PICTURE}` : PICTURE } : {};
  return (contact) => {
    const empty = lists.filter((field) => contact[field].length === 0).map((field) => [field, null] as const);
    const seen = contact.picture_url === undefined ? {} : { picture_url: contact.picture_url + version, ...picture };
    return pick({ ...contact, ...Object.fromEntries(empty), ...seen });
  };
}

/** The fields of a row that `select` names; 400 for an unknown field. */
export function selection(query: URLSearchParams, fields: readonly string[], store: NylasStore): (row: OutputRow) => OutputRow {
  const selected = query
    .get('select')
    ?.split(',')
    .filter((name) => name !== '');
  if (selected === undefined || selected.length === 0) return (row) => row;
  const unknown = selected.find((name) => !fields.includes(name));
  if (unknown !== undefined) throw invalid(`select: unknown field ${unknown}`);
  if (!store.switches.dropUnselected) return (row) => row;
  return (row) => Object.fromEntries(Object.entries(row).filter(([name]) => selected.includes(name)));
}
