import type { Merge } from '../backends/backend.ts';
import { compareContacts, type FieldDifference } from '../contacts/comparison.ts';
import type { Contact } from '../contacts/contact.ts';
import { isProblem, Problem } from '../contacts/errors.ts';
import type { Conflict } from '../contacts/merge.ts';
import { personInWords } from '../contacts/person.ts';
import type { Run } from '../operation.ts';
import type { MergeIds } from './merge_ids.ts';
import { planPhoto } from './merge_photo.ts';
import { readingOf, toContactOutput, withTypedValues } from './output.ts';

/**
 * Gives everything of the other contact to the kept one, and deletes the other one last. Everything is read and checked
 * before the first write. If the run stops anywhere, a second one finishes it, because nothing is written twice.
 */
export async function mergeContacts(run: Run, { keptId, otherId, isMerged }: MergeIds) {
  const { backend, connection } = run;
  const plan = isMerged ? null : await planOf(run, keptId, otherId);
  if (plan === null) return output(run, otherId, { before: null, contact: await backend.contacts.get(connection, keptId), conflicts: [] });
  const [moveTasks, moveNotes, photo] = await Promise.all([
    backend.tasks?.planMove(connection, otherId, keptId),
    backend.notes?.planMove?.(connection, otherId, keptId),
    planPhoto(run, keptId, otherId),
  ]);
  const step = stepper(run, plan);
  const contact = await step('a part of the values', plan.save);
  await step('the values', async () => moveTasks?.());
  await step('the values and tasks', async () => moveNotes?.());
  await step('the values, tasks and notes', photo.copy);
  await step('everything', plan.remove);
  return output(run, otherId, { before: plan.kept, contact, conflicts: [...plan.conflicts, ...photo.conflicts] });
}

async function planOf({ backend, connection }: Run, keptId: string, otherId: string): Promise<Merge | null> {
  try {
    return await backend.contacts.planMerge(connection, keptId, otherId);
  } catch (error) {
    if (!isProblem(error, 'not_found')) throw error;
    throw new Problem(
      'not_found',
      `The contact in Keep Contact (ID ${keptId}) doesn't exist, so nothing was merged. Check the ID, or keep the other contact.`,
      error.detail,
    );
  }
}

/** Runs one part of the merge. If it fails after something was written, the error says what is where, and what to do. */
function stepper({ connection }: Run, { kept, other }: Merge) {
  return async <T>(done: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (connection.http.saved() === null || !isProblem(error)) throw error;
      throw new Problem(
        'partly_done',
        `The merge stopped half-way: ${personInWords(kept)} has ${done} of ${personInWords(other)}, which isn't deleted. ${error.message} Run this step again to finish the merge.`,
        { ...error.detail, next: undefined, again: undefined, isResumable: true },
      );
    }
  };
}

interface Outcome {
  /** Null if nothing was to be done. */
  readonly before: Contact | null;
  readonly contact: Contact;
  readonly conflicts: readonly Conflict[];
}

async function output(run: Run, otherId: string, { before, contact, conflicts }: Outcome) {
  const read = await readingOf(run, before === null ? [contact] : [contact, before]);
  const changes = before === null ? [] : compareContacts(withTypedValues(before, read), withTypedValues(contact, read));
  return {
    ...(await toContactOutput(run, contact)),
    outcome: before === null ? 'unchanged' : 'merged',
    changed_fields: changes.map(({ field }) => field),
    changes: changes.map(({ field, one, other }: FieldDifference) => ({ field, before: one, after: other })),
    merged_contact_id: otherId,
    conflicts,
  };
}
