import { isProblem, Problem } from '../contacts/errors.ts';
import { looksLikeEmail, sameEmail } from '../contacts/text.ts';
import type { Run } from '../operation.ts';
import { readWritableContact, resolveContactId } from './contact_id.ts';

/** The two contacts of a merge. `other` is null if it's known to be merged already. */
export interface MergeIds {
  readonly keptId: string;
  readonly otherId: string;
  readonly isMerged: boolean;
}

/** Reads and resolves both. After a merge, the email of the other contact is the kept one's, or no one's. */
export async function resolveMergeIds(run: Run): Promise<MergeIds> {
  const [keep, other] = [readWritableContact(run, 'keep_contact_id'), readWritableContact(run, 'merge_contact_id')];
  if (keep === other || sameEmail(keep, other)) throw problemForSame(keep);
  const [keptId, otherId] = await Promise.all([resolveContactId(run, keep), resolveOther(run, other)]);
  if (otherId !== null && keptId !== otherId) return { keptId, otherId, isMerged: false };
  if (otherId !== null && !looksLikeEmail(other)) throw problemForSame(keptId);
  return { keptId, otherId: other, isMerged: true };
}

/** Null if no contact has the email. */
async function resolveOther(run: Run, other: string): Promise<string | null> {
  try {
    return await resolveContactId(run, other);
  } catch (error) {
    if (isProblem(error, 'not_found')) return null;
    throw error;
  }
}

function problemForSame(id: string): Problem {
  return new Problem('invalid_input', `Keep Contact and Merge Contact are the same contact (${id}). Choose two different contacts.`);
}
