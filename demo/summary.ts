import type { StepRecord } from './stage.ts';
import type { Told } from './told.ts';

/** One line of the first screen: what was tried, and the result for each account. */
export interface Proof {
  readonly what: string;
  /** One per account: `9 ok`, `1 of 9 FAILED`, or `none` if the account can't do it and the steps say so. */
  readonly results: readonly string[];
}

/** What the stories prove, in plain words. A step whose operation is in no line counts as one of the last. */
export function proofs(stories: readonly Told[]): Proof[] {
  const lines = Object.entries(LINES).flatMap(([what, operations]) => {
    const tried = stories.map(({ steps }) => steps.filter(({ operation }) => operations.includes(operation)));
    // A build leaves out what none of its account types can do.
    return tried.every((steps) => steps.length === 0) ? [] : [{ what, results: tried.map(result) }];
  });
  const named = Object.values(LINES).flat();
  const others = stories.map(({ steps }) => steps.filter(({ operation }) => !named.includes(operation)));
  return [...lines, { what: 'Forms, and your own request to the API', results: others.map(result) }];
}

const LINES: Readonly<Record<string, readonly string[]>> = {
  "Sign in on the account's own pages, renew the access": ['sign_in', 'connection_test', 'connection_label', 'refresh'],
  'Trigger once for what is new, changed or tagged': ['new_contact', 'new_or_updated_contact', 'tag_added'],
  'Trigger at once for what changed or was deleted': ['contact_changed', 'contact_deleted'],
  'Trigger for untouched contacts and birthdays': ['contact_untouched', 'birthday_coming'],
  'Find by email, by name, by phone in any format': ['find_contact', 'find_contacts', 'find_contact_details'],
  'Create, update only what differs, never guess who is meant': [
    'create_contact',
    'update_contact',
    'create_or_update_contact',
    'delete_contact',
  ],
  'Find duplicates, and merge them without losing a value': ['find_duplicates', 'merge_contacts'],
  'Add and remove tags': ['add_tags', 'remove_tags'],
  'Add, find, change and complete tasks': ['add_task', 'find_tasks', 'update_task', 'complete_task', 'delete_task'],
  'Add and find notes': ['add_note', 'find_notes'],
  'Find appointments': ['find_appointments'],
  'Add to and remove from workflows': ['add_to_workflow', 'remove_from_workflow'],
  'Set a photo': ['set_contact_photo'],
  'Import contact cards (vCard)': ['import_vcard'],
};

function result(steps: readonly StepRecord[]): string {
  const failed = steps.filter(({ wrong }) => wrong.length > 0).length;
  if (failed > 0) return `${failed} of ${steps.length} FAILED`;
  return steps.every(({ missing }) => missing) ? 'none' : `${steps.length} ok`;
}
