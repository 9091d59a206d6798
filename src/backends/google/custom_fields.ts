import type { ContactChange } from '../../contacts/change.ts';
import type { CustomField, CustomValue } from '../../contacts/custom_field.ts';
import type { CustomFieldsPort } from '../backend.ts';
import type { ItemOf } from './body.ts';
import { LARGEST_PAGE, readPage } from './pages.ts';

/**
 * Fields that people name themselves, in a contact. Google has no list of them, so those of the contacts that changed
 * last are offered. The ID is the name: a renamed field is another one.
 */
export const customFields: CustomFieldsPort = {
  list: async (connection) => {
    const { rows } = await readPage(connection, { fields: 'userDefined', order: 'newest' }, { limit: LARGEST_PAGE, token: null }, DOING);
    const names = rows.flatMap(({ userDefined }) => userDefined ?? []).flatMap(({ key }) => key || []);
    return [...new Set(names)].sort().map(fieldNamed);
  },
};

const DOING = 'list the custom fields';

function fieldNamed(name: string): CustomField {
  return { id: name, name, kind: 'text', options: [], open: true, writable: true };
}

/** The items with the requested values. The first item of a name gets the value; without one, all of that name are removed. */
export function customItemsAfter(items: readonly ItemOf<'userDefined'>[], { custom_fields: values = {} }: ContactChange) {
  return Object.entries(values).reduce<readonly ItemOf<'userDefined'>[]>((all, [key, value]) => withValue(all, key, textIn(value)), items);
}

function withValue(items: readonly ItemOf<'userDefined'>[], key: string, value: string): readonly ItemOf<'userDefined'>[] {
  if (value === '') return items.filter((item) => item.key !== key);
  const index = items.findIndex((item) => item.key === key && item.value);
  return index === -1 ? [...items, { key, value }] : items.map((item, at) => (at === index ? { ...item, value } : item));
}

/** Every value is a text. */
function textIn(value: CustomValue): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value ?? ''];
  return items.map(String).join(', ').trim();
}

/** The change with its values as Google stores them, so that they compare equal afterwards. */
export function withTextValues(change: ContactChange): ContactChange {
  const values = Object.entries(change.custom_fields ?? {});
  if (values.length === 0) return change;
  return { ...change, custom_fields: Object.fromEntries(values.map(([key, value]) => [key, textIn(value) === '' ? null : textIn(value)])) };
}
