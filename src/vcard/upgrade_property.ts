import { escapeCommas, escapeText, splitAtSemicolons, withoutBreaks } from './escape.ts';
import type { PropertyLine } from './property_line.ts';
import { nameOfUnsupported } from './unsupported_properties.ts';

/** A property of any version, with its value as text, and the label that another line gives it. */
export interface DecodedProperty extends PropertyLine {
  readonly label: string | null;
  /** Whether it's of version 2.1, in which a comma is a comma. */
  readonly isOld: boolean;
}

/** What becomes of a property: a line of version 4.0, a name of what a contact can't have, or nothing. */
export type UpgradedProperty = { readonly line: string } | { readonly unsupported: string } | null;

/** The property in the grammar and by the name of version 4.0. */
export function upgradeProperty(property: DecodedProperty): UpgradedProperty {
  const { name, value } = property;
  // Its value can be a card of its own on the next lines.
  if (value.trim() === '' && name !== 'AGENT') return null;
  if (KEPT.includes(name)) return upgradeKept(property);
  if (MANAGERS.includes(name) || (name === 'X-ABRELATEDNAMES' && typesOf(property).includes('manager')))
    return { line: lineOf(property, 'X-MANAGER', withoutBreaks(value)) };
  if (OFFICES.includes(name)) return { line: lineOf(property, 'X-OFFICE-LOCATION', withoutBreaks(value)) };
  // Also `X-...-TALK` by the name of the company.
  const service = Object.hasOwn(MESSENGERS, name) ? MESSENGERS[name] : /^X-[A-Z]+-TALK$/.test(name) ? 'xmpp:' : undefined;
  if (service !== undefined) return { line: lineOf(property, 'IMPP', withoutBreaks(withScheme(value.trim(), service))) };
  const nickname = /^vnd\.android\.cursor\.item\/nickname;([^;]+)/.exec(value)?.[1];
  if (nickname !== undefined) return { line: lineOf(property, 'NICKNAME', escapeText(nickname)) };
  return orUnsupported(nameOfUnsupported(name));
}

const KEPT = ['FN', 'N', 'NICKNAME', 'ORG', 'TITLE', 'EMAIL', 'TEL', 'ADR', 'URL', 'IMPP', 'NOTE', 'BDAY', 'CATEGORIES'];
const MANAGERS = ['X-MANAGER', 'X-MS-MANAGER', 'X-EVOLUTION-MANAGER'];
const OFFICES = ['X-OFFICE-LOCATION', 'X-EVOLUTION-OFFICE'];

/** The older properties of messengers, with the scheme that newer cards write. */
const MESSENGERS: Readonly<Record<string, string>> = {
  'X-AIM': 'aim:',
  'X-GTALK': 'xmpp:',
  'X-ICQ': 'icq:',
  'X-JABBER': 'xmpp:',
  'X-MS-IMADDRESS': '',
  'X-MSN': 'msnim:',
  'X-QQ': 'qq:',
  'X-SKYPE': 'skype:',
  'X-SKYPE-USERNAME': 'skype:',
  'X-YAHOO': 'ymsgr:',
};

function withScheme(value: string, scheme: string): string {
  return value.toLowerCase().startsWith(scheme) ? value : `${scheme}${value}`;
}

function upgradeKept(property: DecodedProperty): UpgradedProperty {
  const { name, isOld, parameters } = property;
  const value = withoutBreaks(property.value.trim());
  switch (name) {
    case 'TEL': {
      const other = typesOf(property).find((type) => /fax$|^pager$/.test(type));
      if (other !== undefined) return { unsupported: other === 'pager' ? 'Pager' : 'Fax' };
      return { line: lineOf(property, name, value.replace(/^tel:/i, '')) };
    }
    case 'EMAIL':
      return { line: lineOf(property, name, value.replace(/^mailto:/i, '')) };
    case 'N':
    case 'ADR':
      return { line: lineOf(property, name, isOld ? escapeCommas(value) : value) };
    case 'ORG':
      // The library reads this list with commas between its items, not semicolons.
      return { line: lineOf(property, name, splitAtSemicolons(value).map(escapeCommas).join(',')) };
    case 'BDAY': {
      // Apple writes a day without a year in the year 1604, and says so.
      const year = parameters.get('X-APPLE-OMIT-YEAR');
      return { line: lineOf(property, name, year !== undefined && value.startsWith(`${year}-`) ? `-${value.slice(year.length)}` : value) };
    }
    default:
      return { line: lineOf(property, name, value) };
  }
}

function lineOf(property: DecodedProperty, name: string, value: string): string {
  const types = typesOf(property).filter((type) => type !== 'pref');
  const preference = Number.parseInt(property.parameters.get('PREF') ?? '', 10);
  const isPreferred = property.types.includes('pref');
  const order = preference >= 1 && preference <= 100 ? preference : isPreferred ? 1 : null;
  return `${name}${types.length === 0 ? '' : `;TYPE=${types.join(',')}`}${order === null ? '' : `;PREF=${order}`}:${value}`;
}

/** The types with that of the label, like Apple's `_$!<HomePage>!$_` or a person's own word. */
function typesOf({ types, label }: DecodedProperty): readonly string[] {
  if (label === null) return types;
  const word = label.replace(/^_\$!<|>!\$_$/g, '').toLowerCase();
  const plain = word.replace(/[^a-z0-9-]/g, '');
  return [...types, plain === '' ? 'other' : plain];
}

function orUnsupported(name: string | null): UpgradedProperty {
  return name === null ? null : { unsupported: name };
}
