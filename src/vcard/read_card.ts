import { parseVCards, StringType, type VCard4 } from 'vcard4-ts';
import { birthdayParts, storedBirthday } from '../contacts/birthday.ts';
import { type ContactAddress, type ItemType, isEmptyAddress } from '../contacts/contact.ts';
import { joinTags } from '../contacts/tags.ts';
import { joinName } from '../contacts/text.ts';
import type { Card } from './card.ts';
import type { UpgradedCard } from './upgrade_card.ts';

/** The card with the fields of a contact; null if there's nothing in it. */
export function readCard({ text, photo, unsupported, kind }: UpgradedCard): Card | null {
  const card = parseVCards(text).vCards?.[0];
  if (card === undefined) return null;
  const emails = preferred(card.EMAIL).map(({ value, parameters }) => ({ address: value.trim(), type: typeIn(parameters?.TYPE) }));
  const phones = preferred(card.TEL).map(({ value, parameters }) => ({ number: value.trim(), type: typeIn(parameters?.TYPE) }));
  const addresses = preferred(card.ADR).map(({ value, parameters }) => addressOf(value, typeIn(parameters?.TYPE)));
  const [company, department] = (card.ORG?.[0]?.value ?? []).map(filled);
  const name = namesOf(card);
  const written = filled(preferred(card.FN)[0]?.value);
  // A contact without a name still has to be written by a name.
  const isOnlyLabel =
    joinName(...Object.values(name)) === null &&
    (kind === 'org' || emails.some(({ address }) => address === written) || phones.some(({ number }) => number === written));
  const birthday = filled(card.BDAY?.value);
  const day = birthdayIn(birthday);
  return {
    fields: {
      full_name: isOnlyLabel ? null : (written ?? joinName(name.prefix, name.first_name, name.middle_name, name.last_name, name.suffix)),
      ...name,
      nickname: filled(card.NICKNAME?.flatMap(({ value }) => value.map((one) => one.trim())).join(', ')),
      emails: emails.filter(({ address }) => address !== ''),
      phones: phones.filter(({ number }) => number !== ''),
      company: company ?? (kind === 'org' ? written : null),
      department: department ?? null,
      job_title: filled(card.TITLE?.[0]?.value),
      manager: ownText(card, 'X_MANAGER'),
      office_location: ownText(card, 'X_OFFICE_LOCATION'),
      addresses: addresses.filter((address) => !isEmptyAddress(address)),
      ...birthdayParts(day),
      websites: unique(preferred(card.URL).map(({ value }) => value)),
      im_addresses: unique(preferred(card.IMPP).map(({ value }) => value.trim().replace(/^(?:im|x-apple):/i, ''))),
      notes: filled(card.NOTE?.map(({ value }) => value).join('\n')),
      tags: joinTags(
        [],
        (card.CATEGORIES ?? []).flatMap(({ value }) => unique(value)).filter((tag) => tag !== EVERYONE),
      ),
    },
    photo,
    unsupported: birthday !== null && day === null ? [...unsupported, 'Birthday'] : unsupported,
  };
}

/** Google's name for all contacts, which every card that it writes has. */
const EVERYONE = 'myContacts';

type Property<T> = {
  readonly value: T;
  readonly parameters?: { readonly PREF?: number | undefined; readonly TYPE?: readonly string[] | undefined };
};

/** The preferred ones first; the others in the order of the card. */
function preferred<P extends Property<unknown>>(properties: readonly P[] = []): readonly P[] {
  const order = ({ parameters }: P): number => parameters?.PREF ?? LEAST_PREFERRED;
  return properties.toSorted((one, other) => order(one) - order(other));
}

const LEAST_PREFERRED = 101;

/** Null if the card doesn't say, or only how it's used: a phone for calls, an email of the internet. */
function typeIn(types: readonly string[] = []): ItemType | null {
  const said = types.filter((type) => !ANY_TYPE.includes(type));
  if (said.some((type) => ['cell', 'mobile', 'iphone'].includes(type))) return 'mobile';
  if (said.includes('work')) return 'work';
  if (said.includes('home')) return 'home';
  return said.length === 0 ? null : 'other';
}

const ANY_TYPE = ['voice', 'text', 'msg', 'sms', 'video', 'internet', 'x400', 'smtp', 'dom', 'intl', 'postal', 'parcel'];

function namesOf({ N }: VCard4) {
  const part = (values: readonly string[] | undefined, separator: string): string | null => filled(unique(values ?? []).join(separator));
  const { familyNames, givenNames, additionalNames, honorificPrefixes, honorificSuffixes } = N?.value ?? {};
  return {
    prefix: part(honorificPrefixes, ' '),
    first_name: part(givenNames, ' '),
    middle_name: part(additionalNames, ' '),
    last_name: part(familyNames, ' '),
    suffix: part(honorificSuffixes, ', '),
  };
}

/** A post office box and a suite are lines of the street. */
function addressOf(value: NonNullable<VCard4['ADR']>[number]['value'], type: ItemType | null): ContactAddress {
  const part = (values: readonly string[] | undefined): string | null => filled((values ?? []).map((one) => one.trim()).join(', '));
  const street = [part(value.streetAddress), part(value.extendedAddress), part(value.postOfficeBox)];
  return {
    type,
    street: filled(street.filter((line) => line !== null).join('\n')),
    city: part(value.locality),
    region: part(value.region),
    postal_code: part(value.postalCode),
    country: part(value.countryName),
  };
}

/** Days are written with or without hyphens, and with a time that means nothing. */
function birthdayIn(text: string | null): string | null {
  if (text === null) return null;
  const basic = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  return storedBirthday(basic === null ? text.replace(/^(--\d{2}-?\d{2})T.*$/, '$1') : basic.slice(1).join('-'), null);
}

function ownText({ x }: VCard4, name: string): string | null {
  const value = x?.[name]?.[0].value;
  return value === undefined ? null : filled(StringType.parse(value));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}

function filled(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
