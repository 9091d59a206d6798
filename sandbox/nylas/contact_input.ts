import { isRecord } from '../json.ts';
import type { ContactFields, ListField, Lists, TextField, Texts } from './contact.ts';
import { LIST_FIELDS, NO_LISTS, TEXT_FIELDS } from './contact.ts';
import { invalid, Refusal } from './errors.ts';
import { EMAIL, GROUP, IM_ADDRESS, itemsOf, PHONE_NUMBER, PHYSICAL_ADDRESS, WEB_PAGE } from './list_items.ts';

/** The body of a create or an update: undefined means missing, '' or [] means emptied. */
export interface ContactInput {
  readonly texts: Texts;
  readonly lists: { readonly [Field in ListField]: Lists[Field] | undefined };
}

/** Reads a body by the published request schema, and answers 400 to anything else. */
export function readContactInput(body: Buffer, verb: 'create' | 'update'): ContactInput {
  const fields = parse(body);
  const writable: readonly string[] = [...TEXT_FIELDS, ...LIST_FIELDS];
  for (const name of Object.keys(fields)) {
    if (writable.includes(name)) continue;
    // The published example of a create sends it; the other sources can't be created.
    if (name === 'source' && verb === 'create' && fields[name] === 'address_book') continue;
    throw invalid(READ_ONLY.includes(name) ? `${name} is read-only` : `unknown field ${name}`);
  }
  if (fields.given_name === undefined) throw invalid('given_name is required');
  return {
    texts: readTexts(fields),
    lists: {
      emails: itemsOf(fields.emails, EMAIL, 'emails'),
      groups: itemsOf(fields.groups, GROUP, 'groups'),
      im_addresses: itemsOf(fields.im_addresses, IM_ADDRESS, 'im_addresses'),
      phone_numbers: itemsOf(fields.phone_numbers, PHONE_NUMBER, 'phone_numbers'),
      physical_addresses: itemsOf(fields.physical_addresses, PHYSICAL_ADDRESS, 'physical_addresses'),
      web_pages: itemsOf(fields.web_pages, WEB_PAGE, 'web_pages'),
    },
  };
}

/** The input merged into what was there: lists are replaced whole, an empty text removes the field. */
export function withInput(input: ContactInput, before: Texts & Lists = NO_LISTS): ContactFields {
  const texts: { [Field in TextField]?: string } = {};
  for (const field of TEXT_FIELDS) {
    const value = input.texts[field] ?? before[field] ?? '';
    if (value !== '') texts[field] = value;
  }
  return {
    ...texts,
    emails: input.lists.emails ?? before.emails,
    groups: input.lists.groups ?? before.groups,
    im_addresses: input.lists.im_addresses ?? before.im_addresses,
    phone_numbers: input.lists.phone_numbers ?? before.phone_numbers,
    physical_addresses: input.lists.physical_addresses ?? before.physical_addresses,
    web_pages: input.lists.web_pages ?? before.web_pages,
  };
}

const READ_ONLY = ['id', 'grant_id', 'object', 'picture', 'picture_url', 'source'];

function parse(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refusal(400, 'api.invalid_request_payload', 'Invalid JSON payload format.');
  }
  if (isRecord(value)) return value;
  throw new Refusal(400, 'api.invalid_request_payload', 'The payload must be a JSON object.');
}

function readTexts(fields: Record<string, unknown>): Texts {
  const texts: { [Field in TextField]?: string } = {};
  for (const field of TEXT_FIELDS) {
    const value = fields[field];
    if (value === undefined) continue;
    if (typeof value !== 'string') throw invalid(`${field} must be a string`);
    texts[field] = value;
  }
  if (texts.birthday && !isDay(texts.birthday)) throw invalid('birthday must be a date in ISO-8601 format');
  return texts;
}

function isDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
