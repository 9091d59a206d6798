import type { Contact } from '../contacts/contact.ts';
import { Problem } from '../contacts/errors.ts';
import type { Criterion } from '../contacts/query.ts';
import { inWords } from '../contacts/text.ts';
import type { Input } from '../operation.ts';
import { email, phone, searchText } from './input.ts';

/** What a contact is looked for by, in the order in which it is tried. */
export function criteria(input: Input): Criterion[] {
  const address = searchText(input, 'email');
  const number = searchText(input, 'phone');
  const name = searchText(input, 'name');
  return [
    ...(address === undefined ? [] : [{ by: 'email', value: email(address) } as const]),
    ...(number === undefined ? [] : [{ by: 'phone', value: phone(number) } as const]),
    ...(name === undefined ? [] : [{ by: 'name', value: name } as const]),
  ];
}

export const WHEN_SEVERAL = ['first', 'newest', 'oldest', 'fail'] as const;

/** The found contacts with the one that is meant first. */
export function ordered(found: readonly Contact[], when: (typeof WHEN_SEVERAL)[number]): Contact[] {
  if (when === 'fail' && found.length > 1)
    throw new Problem(
      'ambiguous',
      `${found.length} contacts fit: ${inWords(found.slice(0, 5).map(({ id }) => id))}${found.length > 5 ? ' and more' : ''}. Look for something that only one of them has.`,
    );
  if (when === 'oldest') return [...found].sort((one, other) => created(one) - created(other));
  return when === 'newest' ? [...found].sort((one, other) => created(other) - created(one)) : [...found];
}

/** In milliseconds since 1970; what has no date is older than everything. */
function created({ created_at }: Contact): number {
  return created_at === null ? 0 : Date.parse(created_at);
}
