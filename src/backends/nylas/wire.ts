import * as zod from 'zod/mini';

// The part of Nylas's responses that we use. Empty texts are left out, empty lists are left out or null, and `select`
// leaves out what it doesn't name, so only the ID is required. https://developer.nylas.com/docs/reference/api/contacts/

const text = zod.optional(zod.nullable(zod.string()));

function list<T>(item: zod.ZodMiniType<T>) {
  return zod.optional(zod.nullable(zod.array(item)));
}

const id = zod.string().check(zod.minLength(1));

// Entries keep unknown keys, because they go back whole when a contact is written.
export const contact = zod.object({
  id,
  source: text,
  given_name: text,
  middle_name: text,
  surname: text,
  suffix: text,
  nickname: text,
  birthday: text,
  company_name: text,
  job_title: text,
  manager_name: text,
  office_location: text,
  notes: text,
  emails: list(zod.looseObject({ email: text, type: text })),
  phone_numbers: list(zod.looseObject({ number: text, type: text })),
  im_addresses: list(zod.looseObject({ im_address: text, type: text })),
  physical_addresses: list(
    zod.looseObject({ type: text, street_address: text, city: text, state: text, postal_code: text, country: text }),
  ),
  web_pages: list(zod.looseObject({ url: text, type: text })),
  groups: list(zod.looseObject({ id: text })),
});

export type WireContact = zod.infer<typeof contact>;

/**
 * The fields to request in a list. The address of a picture isn't one of them, because it can change from one response
 * to the next.
 */
export const SELECTED = Object.keys(contact.shape).join(',');

export const oneContact = zod.object({ data: contact });
/** Each row is read by itself, so that an unreadable one doesn't affect the others. */
const rows = zod.array(zod.unknown());

export const contacts = zod.object({ data: rows, next_cursor: text });

/** The response with `profile_picture=true`; `picture` is missing if the contact has none. */
export const picture = zod.object({ data: zod.object({ picture: text }) });

export const pictureAddress = zod.object({ data: zod.object({ picture_url: text }) });

export const group = zod.object({ id, name: text, group_type: text });
export const groups = zod.object({ data: rows, next_cursor: text });

export const grant = zod.object({ data: zod.object({ id: text, email: text, provider: text, grant_status: text }) });

/** The response to a delete. */
export const anything = zod.unknown();
