import { personEtag, sourceEtag } from './etags.ts';
import { type Item, LISTS, type ListName, type Lists, type Person, type Stranger, textOf } from './person.ts';

/** How a response shows people. */
export interface View {
  readonly mask: readonly string[];
  /** Whether the person's own profile is left out. */
  readonly onlyContacts: boolean;
  readonly shuffle: boolean;
  /** The address of photos, without a slash at the end. */
  readonly photos: string;
  /** The maximum of emails and of phone numbers. Lists have one. */
  readonly itemsLimit?: number;
}

/** A saved contact, with the requested fields. Empty fields are left out. */
export function contactOutput(person: Person, view: View): Item {
  const source = { type: 'CONTACT', id: hexadecimal(person.id) };
  const fields = (Object.keys(LISTS) as ListName[])
    .filter((name) => view.mask.includes(name))
    .flatMap((name) => {
      const items = shownItems(person, name, source, view);
      return items.length === 0 ? [] : [[name, items]];
    });
  return {
    resourceName: `people/${person.id}`,
    etag: personEtag(person, view.mask),
    ...(view.mask.includes('metadata') ? { metadata: metadataOf(person, source, view) } : {}),
    ...Object.fromEntries(fields),
    ...(view.mask.includes('photos') ? { photos: [photoOf(person, source, view)] } : {}),
  };
}

/** Someone outside the address book. */
export function strangerOutput({ resourceName, lists, updated }: Stranger, mask: readonly string[]): Item {
  const type = resourceName.startsWith('otherContacts/') ? 'OTHER_CONTACT' : 'DOMAIN_PROFILE';
  const source = { type, id: resourceName.replace(/\D/g, '') };
  const fields = (Object.keys(lists) as ListName[])
    .filter((name) => mask.includes(name))
    .map((name) => [name, withMetadata(name, lists, source)]);
  const metadata = { sources: [{ ...source, updateTime: instant(updated) }], objectType: 'PERSON' };
  return { resourceName, etag: `%${source.id}`, ...(mask.includes('metadata') ? { metadata } : {}), ...Object.fromEntries(fields) };
}

type Source = { readonly type: string; readonly id: string };

function shownItems(
  person: Person,
  name: ListName,
  source: Source,
  { onlyContacts, shuffle, itemsLimit = Infinity }: View,
): readonly Item[] {
  const isCut = name === 'emailAddresses' || name === 'phoneNumbers';
  const all = withMetadata(name, person.lists, source).slice(0, isCut ? itemsLimit : Infinity);
  const items = shuffle ? [...all.slice(1), ...all.slice(0, 1)] : all;
  if (onlyContacts || person.profiled !== true || name !== 'names') return items;
  // The person's own name is the main one then.
  const profile = {
    displayName: 'Own Profile',
    givenName: 'Own',
    familyName: 'Profile',
    metadata: { primary: true, source: { type: 'PROFILE', id: '1' } },
  };
  return [profile, ...items.map((item) => ({ ...item, metadata: { source } }))];
}

function withMetadata(name: ListName, lists: Lists, source: Source): readonly Item[] {
  return (lists[name] ?? []).map((item, index) => ({
    metadata: { ...(index === 0 ? { primary: true, sourcePrimary: true } : {}), source },
    ...item,
    ...made(name, item),
  }));
}

/** What Google makes of an item. */
function made(name: ListName, item: Item): Item {
  const type = textOf(item, 'type');
  const formattedType = type === '' ? {} : { formattedType: `${type.charAt(0).toUpperCase()}${type.slice(1)}` };
  if (name === 'names') return nameTexts(item);
  if (name === 'phoneNumbers') {
    const digits = textOf(item, 'value').replace(/[^\d+]/g, '');
    return { ...(/^\+\d{8,15}$/.test(digits) ? { canonicalForm: digits } : {}), ...formattedType };
  }
  if (name === 'addresses') return { formattedValue: textOf(item, 'formattedValue') || formatted(item), ...formattedType };
  if (name === 'memberships') return {};
  return formattedType;
}

function nameTexts(item: Item): Item {
  const parts = ['honorificPrefix', 'givenName', 'middleName', 'familyName']
    .map((part) => textOf(item, part))
    .filter((part) => part !== '');
  const suffix = textOf(item, 'honorificSuffix');
  const displayName = [parts.join(' '), suffix].filter((part) => part !== '').join(parts.length === 0 ? '' : ' ');
  const last = textOf(item, 'familyName');
  const first = textOf(item, 'givenName');
  return {
    displayName: displayName || textOf(item, 'unstructuredName'),
    displayNameLastFirst: last === '' || first === '' ? displayName : `${last}, ${first}`,
    unstructuredName: textOf(item, 'unstructuredName') || displayName,
  };
}

function formatted(item: Item): string {
  const parts = ['streetAddress', 'extendedAddress', 'poBox', 'city', 'region', 'postalCode', 'country'].map((part) => textOf(item, part));
  return parts.filter((part) => part !== '').join('\n');
}

function metadataOf(person: Person, source: Source, { onlyContacts }: View): Item {
  const own = { ...source, etag: sourceEtag(person), updateTime: instant(person.updated) };
  // The profile comes first, so that an application that takes the first source is wrong.
  const profile = { type: 'PROFILE', id: '1', etag: '#profile', profileMetadata: { objectType: 'PERSON', userTypes: ['GOOGLE_USER'] } };
  return { sources: onlyContacts || person.profiled !== true ? [own] : [profile, own], objectType: 'PERSON' };
}

function photoOf(person: Person, source: Source, { photos }: View): Item {
  const isOwn = person.photo !== undefined;
  const url = `${photos}/contacts/${person.id}${isOwn ? '' : '-letter'}=s100`;
  return { metadata: { primary: true, source }, url, ...(isOwn ? {} : { default: true }) };
}

/** The ID of a contact's source is the same number in another form. */
function hexadecimal(id: string): string {
  return BigInt(id.slice(1)).toString(16);
}

/** With more digits than a clock has here. */
function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000Z');
}
