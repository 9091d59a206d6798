import { requirePort } from '../backends/backend.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Run } from '../operation.ts';
import { emptyIfNotFound } from './empty_if_not_found.ts';
import { readChoices } from './read_input.ts';

const INCLUDE = ['tasks', 'notes', 'appointments'] as const;

/** What a search can return with each contact. */
export type Included = (typeof INCLUDE)[number];

/** What to return with the contacts. What the account doesn't have is refused before any request. */
export function readInclude(run: Run): readonly Included[] {
  const chosen = [...new Set(readChoices(run.input, 'include', INCLUDE))];
  for (const capability of chosen) requirePort(run.backend, capability, 'them out of Include');
  return chosen;
}

/**
 * The line items of all contacts by kind, each with its `contact_id`. A kind that Include doesn't name is null; empty
 * means that there are none.
 */
export async function listIncluded(run: Run, contacts: readonly Contact[], chosen: readonly Included[]) {
  const lists = INCLUDE.map(async (what) => {
    if (!chosen.includes(what)) return [what, null] as const;
    const items = await Promise.all(contacts.map(({ id }) => listOf(run, what, id)));
    return [what, items.flat()] as const;
  });
  return Object.fromEntries(await Promise.all(lists));
}

/** Empty for a contact that was deleted a moment ago and is still in the search index. */
function listOf({ backend, connection }: Run, what: Included, id: string): Promise<readonly unknown[]> {
  return emptyIfNotFound<unknown>(requirePort(backend, what).list(connection, id, 'all'));
}
