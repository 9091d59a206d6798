import type { Values } from '../../sandbox/zapier/definition.ts';
import { type Refused, refusal, type Stage } from '../stage.ts';
import { visibleOperations } from '../told.ts';

/** `Ada O'Brien <ada@example.com>, Example Works`. */
export function person(contact: Values | undefined): string {
  if (contact === undefined) return 'nobody';
  const address = contact.email === null || contact.email === undefined ? '' : ` <${String(contact.email)}>`;
  const company = contact.company === null || contact.company === undefined ? '' : `, ${String(contact.company)}`;
  return `${String(contact.full_name ?? 'no name')}${address}${company}`;
}

/** `outcome updated, changed city and job_title, matched by email`. */
export function outcome({ outcome, changed_fields, matched_by }: Values): string {
  const changed = Array.isArray(changed_fields) && changed_fields.length > 0 ? `, changed ${changed_fields.join(', ')}` : '';
  return `outcome ${String(outcome)}${changed}${typeof matched_by === 'string' ? `, matched by ${matched_by}` : ''}`;
}

/** `1 new row: Ada ...`. */
export function newRows(rows: readonly Values[]): string {
  return `${count(rows.length, 'new row')}${rows.length === 0 ? '' : `: ${rows.map(person).join('; ')}`}`;
}

/** `3 tasks`, `1 task`. */
export function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

/** The rows of a list in a search's output. */
export function rows(value: unknown): readonly Values[] {
  return Array.isArray(value) ? value : [];
}

/**
 * A step that the account can't do: it must be refused with a message that says so, before any request. In a build where
 * no account type can do it, it isn't there.
 */
export async function absent(stage: Stage, operation: string, what: string, label: string, run: () => Promise<unknown>): Promise<void> {
  if (!visibleOperations(stage.app).includes(operation)) return;
  await stage.step<Refused>({
    title: `${label} has no ${what}: the step says so`,
    operation,
    missing: true,
    run: () => refusal(run()),
    show: ({ error, sentence }) => `${error}: ${sentence}`,
    expect: ({ error, sentence }, requests) => ({
      'it ends as halted': error === 'HaltedError',
      'the sentence names the account type': sentence.startsWith(`${label} `),
      'no request': requests.count === 0,
    }),
  });
}
