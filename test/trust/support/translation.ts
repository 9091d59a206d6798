import type { ContactChange } from '../../../src/contacts/change.ts';

/** One translation: the keys that it reads, and how to call it with a service's response and a person's request. */
export interface Translation {
  readonly name: string;
  readonly keys: readonly string[];
  /** The form of what it reads, if there is one. */
  readonly contract?: unknown;
  readonly run: (said: Record<string, unknown>, change: ContactChange, text: string) => unknown;
}

/** A refusal as a backend's `readFailure` gets it; the text decides which of several. */
export function failureOf(said: Record<string, unknown>, text: string) {
  return {
    status: [400, 404, 422, 429, 500][text.length % 5] ?? 400,
    body: [said, { error: said }, { error: { provider_error: said } }, text][text.length % 4],
    path: ['/contacts/c1', '/contacts/c1/tasks/t1', text][text.length % 3] ?? '',
    writes: false,
    header: () => text,
  };
}

/** What passes the contract is translated. Anything else is an unreadable response, and never gets that far. */
export function readBy<T>(
  contract: { safeParse: (value: unknown) => { success: true; data: T } | { success: false } },
  said: unknown,
  then: (wire: T) => unknown,
): unknown {
  const result = contract.safeParse(said);
  return result.success ? then(result.data) : null;
}
