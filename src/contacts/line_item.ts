import type { Contact } from './contact.ts';
import { type CustomValue, customKey } from './custom_field.ts';

/** The lists that a line item leaves out: their first entry is in the flat keys, and no text could stand for the whole of them. */
export const NESTED_LISTS: ReadonlySet<string> = new Set(['emails', 'phones', 'addresses', 'groups']);

/**
 * A contact as a line item, in which nothing is nested: the platform pairs the items of lists within lists wrongly. Lists of texts become
 * one text, with a comma between the values, files by their addresses; null where the list is empty. Key by key, since a search can give a
 * thousand of them.
 */
export function toLineItem(contact: Contact): LineItem {
  const item: LineItem = {
    id: contact.id,
    account_type: contact.account_type,
    url: contact.url,
    full_name: contact.full_name,
    prefix: contact.prefix,
    first_name: contact.first_name,
    middle_name: contact.middle_name,
    last_name: contact.last_name,
    suffix: contact.suffix,
    nickname: contact.nickname,
    email: contact.email,
    phone: contact.phone,
    mobile_phone: contact.mobile_phone,
    work_phone: contact.work_phone,
    home_phone: contact.home_phone,
    company: contact.company,
    department: contact.department,
    job_title: contact.job_title,
    manager: contact.manager,
    office_location: contact.office_location,
    street: contact.street,
    city: contact.city,
    region: contact.region,
    postal_code: contact.postal_code,
    country: contact.country,
    country_code: contact.country_code,
    birthday: contact.birthday,
    birthday_month_day: contact.birthday_month_day,
    website: contact.website,
    websites: joined(contact.websites),
    im_addresses: joined(contact.im_addresses),
    notes: contact.notes,
    tags: joined(contact.tags),
    folder_id: contact.folder_id,
    owner_id: contact.owner_id,
    business_id: contact.business_id,
    source: contact.source,
    do_not_disturb: contact.do_not_disturb,
    created_at: contact.created_at,
    updated_at: contact.updated_at,
    other_emails: others(contact.emails, ({ address }) => address),
    other_phones: others(contact.phones, ({ number }) => number),
  };
  const { custom_fields: values } = contact;
  for (const id in values) if (Object.hasOwn(values, id)) item[customKey(id)] = flat(values[id]);
  return item;
}

type LineItem = Record<string, unknown>;

function flat(value: CustomValue | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return joined(value.map((entry) => (typeof entry === 'string' ? entry : entry.url)));
}

function others<T>(list: readonly T[], textOf: (entry: T) => string): string | null {
  return list.length < 2 ? null : joined(list.slice(1).map(textOf));
}

function joined(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}
