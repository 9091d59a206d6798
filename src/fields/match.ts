import type { ContactChange } from '../contacts/change.ts';
import { isProblem, Problem } from '../contacts/errors.ts';
import type { Criterion } from '../contacts/query.ts';
import { fewInWords, inWords, shortened } from '../contacts/text.ts';
import type { Input, Run } from '../operation.ts';
import { someOf } from './input.ts';

/** An existing contact and the field by which it was recognised. */
export interface Match {
  readonly id: string;
  readonly by: string;
}

const KEYS = ['email', 'phone', 'full_name'] as const;

/** What an existing contact can be recognised by. */
export type MatchKey = (typeof KEYS)[number];

const CRITERIA: Readonly<Record<MatchKey, Criterion['by']>> = { email: 'email', phone: 'phone', full_name: 'name' };

/** The chosen match fields that have a value; there must be one. */
export function matchKeys(input: Input, change: ContactChange): MatchKey[] {
  const words = someOf(input, 'match_on', KEYS);
  const chosen = words.length === 0 ? (['email', 'phone'] as const) : words;
  const given = chosen.filter((key) => typeof change[key] === 'string');
  if (given.length === 0)
    throw new Problem(
      'invalid_input',
      `There is nothing to recognise an existing contact by: fill in ${inWords([...chosen])}, or choose other fields to match on. Nothing was written.`,
    );
  for (const key of given) {
    if (change[key]?.includes('{{'))
      throw new Problem('invalid_input', `What is looked for cannot contain "{{". Correct "${key}". Nothing was sent.`);
  }
  return given;
}

/** The one contact that the fields name, or null when there is none. Never a guess: two of them are an error that names both. */
export async function matchFor({ backend, connection }: Run, change: ContactChange, keys: readonly MatchKey[]): Promise<Match | null> {
  const found: { id: string; by: MatchKey; name: string }[] = [];
  for (const key of keys) {
    const contacts = await backend.contacts.find(connection, { by: CRITERIA[key], value: change[key] ?? '' }, {});
    for (const contact of contacts) {
      if (!found.some(({ id }) => id === contact.id))
        found.push({ id: contact.id, by: key, name: contact.full_name ?? contact.company ?? 'no name' });
    }
  }
  const [first, ...others] = found;
  if (first === undefined) return null;
  if (others.length > 0)
    throw new Problem(
      'ambiguous',
      `These belong to different contacts: ${fewInWords(
        found.map(({ id, by, name }) => `${by} to ${shortened(name)} (id ${id})`),
        String,
      )}. Choose the one you mean in Match On, use Update Contact with its id, or merge them in ${backend.label}. Nothing was written.`,
    );
  return { id: first.id, by: first.by };
}

/**
 * The contact that the service named when it refused a second one; any other error goes on. One that the service knows by a field that was
 * not to be matched on is somebody else: to go on with it would write over a stranger.
 */
export function matchAfterDuplicate(error: unknown, keys: readonly MatchKey[]): Match {
  if (!isProblem(error, 'duplicate')) throw error;
  // Nobody knows by what it is the same. A step that ends quietly here would lose what it was to save.
  if (error.detail.existing === undefined) throw new Problem('ambiguous', error.message);
  const { id, by } = error.detail.existing;
  if (keys.some((key) => key === by)) return { id, by };
  throw new Problem(
    'ambiguous',
    `The account allows no second contact with this ${by}, and the contact ${id} has it; this step matches on ${inWords([...keys])} only. Choose ${by} in Match On to update that contact, or leave ${by} blank. Nothing was written.`,
  );
}
