import type { Run } from '../operation.ts';
import { readYesNo } from './read_input.ts';

/** Whether the step only says what it would do. */
export function isPreview({ input }: Run): boolean {
  return readYesNo(input, 'preview') ?? false;
}

/** The run; if the step only previews, one that reads as usual and sends no write. Everything else is the same code. */
export function previewIfAsked(run: Run): Run {
  const { connection } = run;
  return isPreview(run) ? { ...run, connection: { ...connection, http: connection.http.preview() } } : run;
}

/** The output without an ID and a page if it's of a contact that a preview would create. */
export function withoutNewId<T extends { readonly outcome: string }>(run: Run, output: T) {
  return isPreview(run) && output.outcome === 'created' ? { ...output, id: null, url: null } : output;
}
