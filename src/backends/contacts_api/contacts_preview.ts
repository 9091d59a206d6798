import { Problem } from '../../contacts/errors.ts';
import { joinTags } from '../../contacts/tags.ts';
import { joinName } from '../../contacts/text.ts';
import type { Connection } from '../backend.ts';
import { readDuplicate } from './errors.ts';
import { findDuplicateId } from './find.ts';
import { allowsDuplicates, countryOfLocation } from './location.ts';
import { namesOf } from './translate_names.ts';
import type { WireContact } from './wire.ts';

type Body = Readonly<Record<string, unknown>>;

/**
 * What the service would return for a contact that is written: it stores emails and tags in lower case and phones as
 * international numbers. Throws its problem if another contact has the email or phone, except the one that was freed of them.
 */
export async function previewContact(
  connection: Connection,
  body: Body,
  stored?: WireContact,
  freed?: string,
): Promise<{ contact: WireContact }> {
  const email = textIn(body.email)?.toLowerCase();
  const phone = typeof body.phone === 'string' ? await storedPhone(connection, body.phone) : undefined;
  await refuseDuplicate(connection, 'email', email, [stored?.id, freed]);
  await refuseDuplicate(connection, 'phone', phone, [stored?.id, freed]);
  return {
    contact: {
      id: stored?.id ?? 'new',
      ...namesAfter(body, stored),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ...(Array.isArray(body.tags) ? { tags: storedTags(body.tags.map(String)) } : {}),
      ...(stored === undefined ? { dnd: body.dnd === true } : {}),
    },
  };
}

/** Tags as the service stores them. */
export function storedTags(names: readonly string[]): string[] {
  return joinTags(
    [],
    names.map((name) => name.trim().toLowerCase()),
  );
}

async function refuseDuplicate(
  connection: Connection,
  by: 'email' | 'phone',
  value: string | undefined,
  own: readonly (string | undefined)[],
) {
  const id = value === undefined ? null : await findDuplicateId(connection, { [by]: value });
  if (id === null || own.includes(id) || (await allowsDuplicates(connection))) return;
  const { sentence, existing } = readDuplicate(connection.http.label, id, by);
  throw new Problem('duplicate', sentence, { existing });
}

/** It isn't documented what the service does with a number that it can't read. */
async function storedPhone(connection: Connection, number: string): Promise<string> {
  const { countryCode, countryOfZone, internationalNumber, isInternational } = await import('../../contacts/international_phone.ts');
  const country = isInternational(number) ? null : (countryCode(await countryOfLocation(connection)) ?? countryOfZone(connection.timezone));
  return internationalNumber(number, country) ?? number;
}

/** The service splits a whole name, and makes it again of first and last name. */
function namesAfter(body: Body, stored: WireContact | undefined): Pick<WireContact, 'name' | 'firstName' | 'lastName'> {
  if (body.name === undefined && body.firstName === undefined && body.lastName === undefined) return {};
  const [first, ...rest] = textIn(body.name)?.trim().split(/\s+/) ?? [];
  const own = stored === undefined ? { first: null, last: null } : namesOf(stored);
  const before = first === undefined ? { firstName: own.first, lastName: own.last } : { firstName: first, lastName: joinName(...rest) };
  const firstName = body.firstName === undefined ? before.firstName : (textIn(body.firstName) ?? null);
  const lastName = body.lastName === undefined ? before.lastName : (textIn(body.lastName) ?? null);
  return { name: joinName(firstName, lastName), firstName, lastName };
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
