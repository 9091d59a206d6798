import type { ItemType } from '../../contacts/contact.ts';
import type { WireContact } from './wire.ts';

/** An item of any list of a person. */
interface Item {
  readonly metadata?:
    | {
        readonly primary?: boolean | null | undefined;
        readonly sourcePrimary?: boolean | null | undefined;
        readonly source?: { readonly type?: string | null | undefined } | null | undefined;
      }
    | null
    | undefined;
}

/**
 * The contact's own items, the main one first. Google doesn't promise an order, and it can mix in items of the person's
 * own profile, which can't be written.
 */
export function ownItems<T extends Item>(
  { resourceName }: Pick<WireContact, 'resourceName'>,
  list: readonly T[] | null | undefined,
): readonly T[] {
  if (list === null || list === undefined) return NONE;
  const isSaved = resourceName.startsWith(SAVED);
  const own = isSaved ? list.filter(({ metadata }) => !OF_A_PROFILE.includes(metadata?.source?.type ?? '')) : list;
  return own.length < 2 ? own : [...own.filter(isMain), ...own.filter((item) => !isMain(item))];
}

/** The start of a saved contact's name. Other people of Google have other names. */
export const SAVED = 'people/c';

const NONE: readonly never[] = [];
const OF_A_PROFILE: readonly string[] = ['PROFILE', 'DOMAIN_PROFILE', 'ACCOUNT'];

function isMain({ metadata }: Item): boolean {
  return metadata?.primary === true || metadata?.sourcePrimary === true;
}

/** Faxes and pagers are numbers of another kind. https://developers.google.com/people/api/rest/v1/people#PhoneNumber */
const TYPES: ReadonlyMap<string, ItemType> = new Map([
  ['work', 'work'],
  ['main', 'work'],
  ['home', 'home'],
  ['mobile', 'mobile'],
  ['workmobile', 'mobile'],
]);

/** The type in our words; null if there's none. People can write any text as a type. */
export function typeOf(type: string | null | undefined): ItemType | null {
  return type ? (TYPES.get(type.toLowerCase()) ?? 'other') : null;
}
