import { sameNumber } from '../../contacts/merge.ts';
import { sameEmail, sameName } from '../../contacts/text.ts';
import { type ItemOf, type Lists, UNSHOWN } from './body.ts';
import { JOB } from './body_merge.ts';
import { filled, holds, isCompatible, united } from './body_union.ts';
import { typeOf } from './translate_items.ts';

/** The lists of which a contact has any number of items. */
export function mergedItems(own: Lists, others: Lists): Lists {
  const unshown = UNSHOWN.map((key) => [key, united<object>(own[key], others[key], holds)]);
  return {
    ...own,
    ...Object.fromEntries(unshown),
    emailAddresses: united(own.emailAddresses, others.emailAddresses, sameBy(sameEmail)),
    phoneNumbers: united(own.phoneNumbers, others.phoneNumbers, sameBy(sameNumber)),
    urls: united(
      own.urls,
      others.urls,
      sameBy((one, other) => one === other),
    ),
    imClients: united(own.imClients, others.imClients, (one, other) =>
      one.username && other.username ? sameName(one.username, other.username) && isCompatible(one, other) : holds(one, other),
    ),
    addresses: mergedAddresses(own.addresses, others.addresses),
  };
}

/** Whether two items have the same value. Those without one are only the same if no part differs. */
function sameBy(isSame: (one: string, other: string) => boolean) {
  return (item: { readonly value?: string | null | undefined }, other: typeof item): boolean =>
    item.value && other.value ? isSame(item.value, other.value) : holds(item, other);
}

type Address = ItemOf<'addresses'>;

/** Addresses of one type are put together if no part differs. */
function mergedAddresses(own: readonly Address[], others: readonly Address[]): readonly Address[] {
  return united(own, others.map(withoutMadeText), (one, other) => {
    const [known, typed] = [withoutMadeText(one), { ...other, type: one.type }];
    const isJoinable = typeOf(known.type) === typeOf(other.type) && !known.formattedValue && !other.formattedValue;
    return holds(known, typed) || (isJoinable && isCompatible(known, typed));
  });
}

/** Google makes the text of an address of its parts, unless the text is all there is. */
function withoutMadeText({ metadata: _read, formattedType: _made, formattedValue, ...parts }: Address): Address {
  return Object.keys(parts).every((key) => key === 'type') ? { ...parts, formattedValue } : parts;
}

type Job = ItemOf<'organizations'>;

/**
 * The main job takes what it lacks. If the other one's main job differs, it becomes a further one, because it can hold
 * more than is shown.
 */
export function mergedJobs(own: readonly Job[], others: readonly Job[]): readonly Job[] {
  const [[first, ...more], [main]] = [own, others];
  if (first === undefined || main === undefined) return first === undefined ? others : own;
  const joined = isCompatible(first, main) ? filled(first, main) : filled(first, main, Object.values(JOB));
  return united([joined, ...more], others, holds);
}
