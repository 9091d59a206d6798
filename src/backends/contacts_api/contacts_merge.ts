import type { Contact } from '../../contacts/contact.ts';
import { isProblem, Problem } from '../../contacts/errors.ts';
import {
  addressConflict,
  type Conflict,
  conflictIn,
  lostIn,
  mergeBirthdays,
  mergeCustomValues,
  mergedAddress,
  mergeTexts,
  sameNumber,
} from '../../contacts/merge.ts';
import { personInWords } from '../../contacts/person.ts';
import { joinTags, withoutTags } from '../../contacts/tags.ts';
import { sameEmail } from '../../contacts/text.ts';
import type { Connection, Merge } from '../backend.ts';
import { deleteUnlessGone } from '../delete_unless_gone.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { appointments } from './appointments.ts';
import { toBody } from './body.ts';
import { contactContext, contactPath, readContact } from './client.ts';
import { withBusiness } from './contacts_business.ts';
import { moveUniqueValues } from './contacts_merge_unique.ts';
import { sendFields } from './contacts_update.ts';
import { kindsFor, withKinds } from './custom_fields.ts';
import { explainDuplicate } from './errors_duplicate.ts';
import { notes } from './notes.ts';
import { parkedValuesIn } from './notes_parked.ts';
import { addTags } from './tags.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

const TEXTS = ['first_name', 'last_name', 'owner_id', 'source', 'website'] as const;

/** Reads both, and computes a PUT and the tags to add. Appointments can't be moved, so a contact that has some isn't deleted. */
export async function planMerge(connection: Connection, keptId: string, otherId: string): Promise<Merge | null> {
  const [stored, dropped] = await Promise.all([readContact(connection, keptId), nullIfNotFound(readContact(connection, otherId))]);
  if (dropped === null) return null;
  const kinds = await kindsFor(connection, [stored, dropped]);
  const read = (wire: WireContact): Contact => withKinds(toContact(wire, contactContext(connection)), kinds, connection.timezone);
  const kept = read(stored);
  const [bare] = await Promise.all([read(dropped), refuseAppointments(connection, read(dropped))]);
  const other = await withParked(connection, bare);
  const { body, tags, conflicts } = mergedBody({ kept, other, dropped, custom: mergeCustomValues(kept, other, kinds) });
  return {
    kept,
    other,
    conflicts,
    save: async () => {
      const written = Object.keys(body).length === 0 ? kept : await saveFields(connection, { stored, dropped, body });
      const isBusinessTaken = kept.business_id === null && other.business_id !== null;
      const contact = isBusinessTaken ? await withBusiness(connection, written, other.business_id) : written;
      if (tags.length === 0) return contact;
      const { tags: all } = await addTags(connection, keptId, tags, kept.tags);
      return { ...contact, tags: joinTags(kept.tags, [...all, ...tags]) };
    },
    remove: () =>
      deleteUnlessGone(connection, { url: () => contactPath(otherId), doing: `delete the contact ${otherId}`, scope: 'contacts.write' }),
  };
}

interface Writing {
  readonly stored: WireContact;
  readonly dropped: WireContact;
  readonly body: Record<string, unknown>;
}

/** The API takes an email and a phone only once. If the other contact still holds them, they are moved. */
async function saveFields(connection: Connection, { stored, dropped, body }: Writing): Promise<Contact> {
  try {
    return await sendFields(connection, stored, body);
  } catch (error) {
    if (isProblem(error) && error.detail.existing?.id === dropped.id) return await moveUniqueValues(connection, { stored, dropped, body });
    throw await explainDuplicate(connection, error, toContact(stored, contactContext(connection)));
  }
}

/** The contact with the values that a merge which was interrupted has taken from it. */
async function withParked(connection: Connection, other: Contact): Promise<Contact> {
  if (other.emails.length > 0 && other.phones.length > 0) return other;
  const { email, phone } = parkedValuesIn((await notes.list(connection, other.id)).map(({ body }) => body ?? ''));
  return {
    ...other,
    ...(other.emails.length > 0 || email === undefined ? {} : { email, emails: [{ address: email, type: null }] }),
    ...(other.phones.length > 0 || phone === undefined ? {} : { phone, phones: [{ number: phone, type: null }] }),
  };
}

async function refuseAppointments(connection: Connection, other: Contact): Promise<void> {
  const all = await appointments.list(connection, other.id);
  const open = all.filter(({ status }) => status?.toLowerCase() !== 'cancelled');
  if (open.length === 0) return;
  const what = open.length === 1 ? 'an appointment' : `${open.length} appointments`;
  throw new Problem(
    'invalid_input',
    `${personInWords(other)} has ${what}, and ${connection.http.label} can't move appointments to another contact. Keep this contact and merge the other one into it, or cancel them first.`,
  );
}

interface Two {
  readonly kept: Contact;
  readonly other: Contact;
  readonly dropped: WireContact;
  readonly custom: ReturnType<typeof mergeCustomValues>;
}

function mergedBody({ kept, other, dropped, custom }: Two): { body: Record<string, unknown>; tags: string[]; conflicts: Conflict[] } {
  const texts = mergeTexts(kept, other, TEXTS);
  const birthday = mergeBirthdays(kept, other);
  const email = kept.email === null && other.email !== null ? { email: other.email } : {};
  const phone = kept.phone === null && other.phone !== null ? { phone: other.phone } : {};
  const [own, theirs] = [kept.addresses[0], other.addresses[0]];
  const address = theirs === undefined ? null : mergedAddress(own, theirs);
  const isBirthdayTaken = birthday.taken && other.birthday !== null;
  const body = toBody(
    {
      ...texts.taken,
      ...email,
      ...phone,
      ...(isBirthdayTaken ? { birthday: other.birthday } : {}),
      // Whoever asked not to be contacted still isn't.
      ...(other.do_not_disturb === true && kept.do_not_disturb !== true ? { do_not_disturb: true } : {}),
    },
    [],
  );
  const customFields = Object.entries(custom.taken).map(([id, value]) => ({ id, field_value: storedValue(dropped, kept, id, value) }));
  return {
    body: { ...body, ...addressBody(own, address), ...(customFields.length === 0 ? {} : { customFields }) },
    tags: withoutTags(other.tags, kept.tags),
    conflicts: [
      ...texts.conflicts,
      ...otherEmails(kept, other).flatMap((value) => lostIn('email', kept.email ?? other.email, value)),
      ...otherPhones(kept, other).map((dropped) => ({ field: 'phone', kept: kept.phone ?? other.phone, dropped })),
      // The API can't change the company of a contact.
      ...lostIn('company', kept.company, other.company),
      ...conflictIn('business_id', kept.business_id, other.business_id),
      ...(theirs !== undefined && address === null ? [addressConflict(own, theirs)] : []),
      ...birthday.conflicts,
      ...(birthday.taken && !isBirthdayTaken ? lostIn('birthday', null, other.birthday_month_day) : []),
      ...custom.conflicts,
    ],
  };
}

/** The API only writes one email. */
function otherEmails(kept: Contact, other: Contact): string[] {
  const first = kept.email === null ? other.email : null;
  return other.emails
    .map(({ address }) => address)
    .filter((address) => !sameEmail(address, first) && !kept.emails.some((own) => sameEmail(own.address, address)));
}

/** And one phone. */
function otherPhones(kept: Contact, other: Contact): string[] {
  const taken = [...kept.phones.map(({ number }) => number), ...(kept.phone === null && other.phone !== null ? [other.phone] : [])];
  return other.phones.map(({ number }) => number).filter((number) => !taken.some((own) => sameNumber(own, number)));
}

/** Only the parts that the address lacks. */
function addressBody(own: Contact['addresses'][number] | undefined, all: Contact['addresses'][number] | null): Record<string, unknown> {
  if (all === null) return {};
  const added = (['street', 'city', 'region', 'postal_code', 'country'] as const).filter((part) => all[part] && !own?.[part]);
  return toBody(Object.fromEntries(added.map((part) => [part, all[part]])), []);
}

/** As the service has it, because files and lists of texts have their own form there; a day as a day, because it's stored in milliseconds. */
function storedValue(dropped: WireContact, kept: Contact, id: string, value: unknown): unknown {
  const isUnited = Array.isArray(value) && (kept.custom_fields?.[id] ?? null) !== null;
  const field = dropped.customFields?.find((one) => one.id === id);
  const raw = field?.value ?? field?.field_value ?? field?.fieldValue;
  return isUnited || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) ? value : (raw ?? value);
}
