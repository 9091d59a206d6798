import type { ContactPhone } from '../contacts/contact.ts';
import { dialedNumber, isSeveralPhones, looksLikePhone, samePhone } from '../contacts/phone.ts';
import { quote } from '../contacts/text.ts';
import { labelOf } from '../fields/labels.ts';
import type { Input, Run } from '../operation.ts';
import type { CardFields } from '../vcard/card.ts';

/** A card as the inputs of a step that writes a contact, and the labels of what no input takes. */
export interface CardInput {
  readonly input: Input;
  readonly left: readonly string[];
}

/** The inputs that hold what's in the card. Which phones have an input of their own depends on the account. */
export function inputOfCard({ backend }: Pick<Run, 'backend'>, fields: CardFields): CardInput {
  const stores = (key: string): boolean => backend.inputs.create.some((one) => one === key);
  const [email, ...otherEmails] = fields.emails.map(({ address }) => address);
  const [address, ...otherAddresses] = fields.addresses;
  const [website, ...otherWebsites] = fields.websites;
  const usable = fields.phones.filter(({ number }) => isPhone(number));
  const phones = phonesOf(usable, stores);
  const { type, ...parts } = address ?? { type: null };
  const hasType = type !== null && type !== 'mobile' && stores('address_type');
  const texts = Object.fromEntries(TEXTS.map((key) => [key, fields[key]]));
  return {
    input: withoutBlanks({
      ...texts,
      email,
      other_emails: otherEmails,
      ...phones.input,
      ...parts,
      address_type: hasType ? type : null,
      birthday: fields.birthday,
      website,
      im_addresses: fields.im_addresses,
      tags: fields.tags,
    }),
    left: [
      ...fields.phones.filter(({ number }) => !isPhone(number)).map(({ number }) => `${labelOf('phone')} ${quote(number)}`),
      ...(phones.areAll ? [] : ['Other Phones']),
      ...(otherAddresses.length > 0 ? ['Other Addresses'] : []),
      ...(otherWebsites.length > 0 ? ['Other Websites'] : []),
      // No account takes a day without a year.
      ...(fields.birthday === null && fields.birthday_month_day !== null ? [labelOf('birthday')] : []),
    ],
  };
}

const TEXTS = [
  'full_name',
  'prefix',
  'first_name',
  'middle_name',
  'last_name',
  'suffix',
  'nickname',
  'company',
  'department',
  'job_title',
  'manager',
  'office_location',
  'notes',
] as const satisfies readonly (keyof CardFields)[];

/** Phones keep service codes and words as numbers. Without one, the rest of the card can be saved. */
function isPhone(text: string): boolean {
  const number = dialedNumber(text);
  return looksLikePhone(number) && !isSeveralPhones(number);
}

/** The first number is the contact's phone, which also identifies it. The first of each type has its own input. */
function phonesOf(phones: readonly ContactPhone[], stores: (key: string) => boolean) {
  const typed = TYPED.flatMap(({ key, type }) => {
    const number = phones.find((phone) => phone.type === type)?.number;
    return stores(key) && number !== undefined ? [[key, number] as const] : [];
  });
  const phone = phones[0]?.number;
  const taken = [phone ?? [], typed.map(([, number]) => number)].flat(2);
  return {
    input: { phone, ...Object.fromEntries(typed) },
    areAll: phones.every(({ number }) => taken.some((one) => samePhone(one, number))),
  };
}

const TYPED = [
  { key: 'mobile_phone', type: 'mobile' },
  { key: 'work_phone', type: 'work' },
  { key: 'home_phone', type: 'home' },
] as const;

function withoutBlanks(input: Readonly<Record<string, unknown>>): Input {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));
}
