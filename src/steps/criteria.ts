import type { Contact } from '../contacts/contact.ts';
import { Problem } from '../contacts/errors.ts';
import { peopleInWords } from '../contacts/person.ts';
import { dialedNumber, looksLikePhone } from '../contacts/phone.ts';
import { type Criterion, meetsExactly } from '../contacts/query.ts';
import { fold, visibleText } from '../contacts/text.ts';
import type { Input } from '../operation.ts';
import { readSearchText } from './read_input.ts';

/**
 * The criteria to try, in that order. Values that can't belong to anyone are left out, such as the number of a withheld
 * call.
 */
export function readCriteria(input: Input): Criterion[] {
  return (['email', 'phone', 'name'] as const).flatMap((by) => {
    const typed = readSearchText(input, by);
    const value = typed === undefined ? undefined : AS_MEANT[by](typed);
    return value === undefined || !IS_SOMEBODYS[by](value) ? [] : [{ by, value }];
  });
}

/** Whether one of the filled-in criteria can't belong to anyone, so that no contact can match. */
export function canMatchNobody(input: Input): boolean {
  const filled = (['email', 'phone', 'name'] as const).filter((by) => readSearchText(input, by) !== undefined);
  return readCriteria(input).length < filled.length;
}

const AS_MEANT: Readonly<Record<Criterion['by'], (typed: string) => string>> = { email: visibleText, phone: dialedNumber, name: String };

const IS_SOMEBODYS: Readonly<Record<Criterion['by'], (value: string) => boolean>> = {
  email: (value) => /^\S+@\S+$/.test(value),
  phone: looksLikePhone,
  name: (value) => /[\p{L}\p{N}]/u.test(value) && !WITHHELD.includes(fold(value)),
};

/** What phone systems, forms and exports write when there's no name. */
const WITHHELD: readonly string[] = ['anonymous', 'unknown', 'n/a', 'withheld', 'restricted', 'unavailable', 'not available', 'no name'];

export const WHEN_SEVERAL = ['first', 'newest', 'oldest', 'fail'] as const;

/** The contacts with the exact matches first. */
export function putExactFirst(found: readonly Contact[], criterion: Criterion): Contact[] {
  const isExact = (contact: Contact): boolean => meetsExactly(contact, criterion);
  return [...found.filter(isExact), ...found.filter((contact) => !isExact(contact))];
}

/** The contacts with the one that the step asks for first. */
export function putChosenFirst(found: readonly Contact[], when: (typeof WHEN_SEVERAL)[number]): Contact[] {
  if (when === 'first' || found.length < 2) return [...found];
  const several = `${found.length} contacts were found: ${peopleInWords(found)}.`;
  if (when === 'fail') throw new Problem('ambiguous', `${several} Search for something that only one of them has.`);
  if (found.every(({ created_at }) => created_at === null))
    throw new Problem(
      'ambiguous',
      `${several} The account doesn't say when they were created, so this step can't tell which is ${when}. Choose something else in When Several Match.`,
    );
  return when === 'oldest'
    ? found.toSorted((one, other) => created(one) - created(other))
    : found.toSorted((one, other) => created(other) - created(one));
}

/** Milliseconds since 1970. A contact without a date counts as the oldest. */
function created({ created_at }: Contact): number {
  return created_at === null ? 0 : Date.parse(created_at);
}
