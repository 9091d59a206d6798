import type { Candidate } from '../backends/backend.ts';
import { type ContactChange, inputKeysOf } from '../contacts/change.ts';
import type { Run } from '../operation.ts';
import { matchAfterDuplicate } from './duplicate.ts';
import { type Match, type Matching, pickMatch } from './match.ts';
import { onlySupported } from './supported_fields.ts';
import type { Writing } from './write_output.ts';

/** Updates the contact that is meant, or creates it if there's none. */
export async function createOrUpdate(run: Run, change: ContactChange, matching: Matching): Promise<Omit<Writing, 'requested'>> {
  run.backend.contacts.check?.(run.connection, change);
  const within = run.backend.folders !== undefined && change.folder_id ? { folder_id: change.folder_id } : {};
  const candidates = await run.backend.contacts.candidates(run.connection, matching.identity, within);
  return (await updateAmong(run, change, matching, candidates)) ?? (await create(run, change, matching, candidates));
}

/** Null if no candidate is meant. A candidate that was deleted in the meantime is skipped. */
async function updateAmong(run: Run, requested: ContactChange, matching: Matching, candidates: readonly Candidate[]) {
  for (let rest = candidates; ; ) {
    const match = await pickMatch(run, rest, matching);
    if (match === null) return null;
    const updated = await update(run, requested, match);
    if (updated !== null) return updated;
    rest = rest.filter((candidate) => candidate !== match.candidate);
  }
}

async function create(run: Run, requested: ContactChange, matching: Matching, candidates: readonly Candidate[]) {
  const change = onlySupported(run.backend, requested, 'create');
  try {
    const contact = await run.backend.contacts.create(run.connection, change);
    return { before: null, contact, matchedBy: null, changed: inputKeysOf(change) };
  } catch (error) {
    const updated = await update(run, requested, await matchAfterDuplicate(run, error, requested, { matching, candidates }));
    if (updated === null) throw error;
    return updated;
  }
}

async function update(run: Run, requested: ContactChange, { candidate, by }: Match) {
  const updated = await candidate.update(onlySupported(run.backend, requested, 'update'));
  return updated === null ? null : { ...updated, matchedBy: by };
}
