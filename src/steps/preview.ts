import type { Connection } from '../backends/backend.ts';
import type { Run } from '../operation.ts';
import { readYesNo } from './read_input.ts';

/** Whether the step only says what it would do. */
export function isPreview({ input }: Run): boolean {
  return readYesNo(input, 'preview') ?? false;
}

/** The run; if the step only previews, one that reads as usual and sends no write. Everything else is the same code. */
export function previewIfAsked(run: Run): Run {
  const { connection } = run;
  return isPreview(run) ? { ...run, connection: { ...connection, http: connection.http.preview(), cache: forThisRun(connection) } } : run;
}

/** Stores what the run itself reads again, and nothing for other runs, because a preview's new tags don't exist. */
function forThisRun({ cache }: Connection): Connection['cache'] {
  const own = new Map<string, unknown>();
  return {
    get: async (key) => (own.has(key) ? own.get(key) : cache.get(key)),
    set: async (key, value) => {
      own.set(key, value);
    },
  };
}

/** The output without an ID and a page if it's of a contact that a preview would create. */
export function withoutNewId<T extends { readonly outcome: string }>(run: Run, output: T) {
  return isPreview(run) && output.outcome === 'created' ? { ...output, id: null, url: null } : output;
}
