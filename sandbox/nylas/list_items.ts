import { isRecord } from '../json.ts';
import type { Email, GroupMembership, InstantMessageAddress, PhoneNumber, PhysicalAddress, WebPage } from './contact.ts';
import { ADDRESS_TYPES, PHONE_TYPES } from './contact.ts';
import { invalid } from './errors.ts';

/** The rule for each member of a list's items. All members are strings. */
export type ItemRules<Item> = { readonly [Key in keyof Item]-?: Rule };

/** The unchanged list, or an error that says which item is wrong; undefined if the body doesn't have it. */
export function itemsOf<Item>(value: unknown, rules: ItemRules<Item>, name: string): readonly Item[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw invalid(`${name} must be an array`);
  const items: readonly unknown[] = value;
  return items.map((item, index) => {
    if (isItem(item, rules)) return item;
    throw invalid(`${name}[${index}]: ${problemIn(item, rules)}`);
  });
}

interface Rule {
  readonly required: boolean;
  readonly holds: (value: string) => boolean;
  readonly expected: string;
}

const text: Rule = { required: false, holds: () => true, expected: 'a string' };
const filled: Rule = { required: true, holds: (value) => value !== '', expected: 'a string that is not empty' };
const atMost255: Rule = {
  required: true,
  holds: (value) => value !== '' && value.length <= 255,
  expected: 'a string of 1 to 255 characters',
};
const oneOf = (values: readonly string[], required = false): Rule => ({
  required,
  holds: (value) => values.includes(value),
  expected: `one of ${values.join(', ')}`,
});

export const EMAIL: ItemRules<Email> = { email: atMost255, type: oneOf(ADDRESS_TYPES) };
export const PHONE_NUMBER: ItemRules<PhoneNumber> = { number: filled, type: oneOf(PHONE_TYPES) };
export const IM_ADDRESS: ItemRules<InstantMessageAddress> = { im_address: atMost255, type: text };
export const WEB_PAGE: ItemRules<WebPage> = { url: filled, type: oneOf(ADDRESS_TYPES) };
export const GROUP: ItemRules<GroupMembership> = { id: filled };
export const PHYSICAL_ADDRESS: ItemRules<PhysicalAddress> = {
  type: oneOf(ADDRESS_TYPES, true),
  street_address: text,
  city: text,
  state: text,
  postal_code: text,
  country: text,
};

function isItem<Item>(value: unknown, rules: ItemRules<Item>): value is Item {
  return problemIn(value, rules) === undefined;
}

function problemIn<Item>(value: unknown, rules: ItemRules<Item>): string | undefined {
  if (!isRecord(value)) return 'must be an object';
  const byName = new Map(Object.entries<Rule>(rules));
  const unknown = Object.keys(value).find((key) => !byName.has(key));
  if (unknown !== undefined) return `unknown field ${unknown}`;
  for (const [key, rule] of byName) {
    const member = value[key];
    if (member === undefined && !rule.required) continue;
    if (typeof member !== 'string' || !rule.holds(member)) return `${key} must be ${rule.expected}`;
  }
  return undefined;
}
