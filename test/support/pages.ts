import type { ChangeDate, ChangesPort, Connection, Revision } from '../../src/backends/backend.ts';
import type { Selection } from '../../src/contacts/query.ts';

/** All items of the pages, in order. */
export async function everything<T>(pages: AsyncIterable<readonly T[]> | Iterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

/** The whole selection of an account. */
export function allOf(changes: ChangesPort, connection: Connection, scope: Selection = {}): Promise<Revision[]> {
  return everything(changes.all(connection, scope));
}

/** Everything dated at or after the moment, as far back as it goes. */
export async function recentOf(
  changes: ChangesPort,
  connection: Connection,
  date: ChangeDate,
  since: number,
  scope: Selection = {},
): Promise<Revision[]> {
  if (changes.recent === undefined) throw new Error('This account type has no dates.');
  return everything(changes.recent(connection, date, { since, enough: since }, scope));
}
