import type { Definition, Kind } from '../../sandbox/zapier/definition.ts';
import { operationOf } from '../../sandbox/zapier/definition.ts';
import { type Cast, PLAIN_RUNS, plainMeta } from './plain_runs.ts';
import type { Stage } from './stage.ts';

/** Runs an operation once, with the inputs of a usual Zap. A hook is told of the cast's contact, as the relay tells it. */
export async function plainRun(app: Definition, stage: Stage, kind: Kind, key: string, cast: Cast, changes = {}): Promise<unknown> {
  const { type, perform } = operationOf(app, kind, key).operation;
  const platform = stage.platform(changes);
  if (type === 'hook') return await platform.call(perform, {}, {}, { cleanedRequest: noticeOf(stage.key, key, cast) });
  const input = PLAIN_RUNS[kind][key];
  if (input === undefined) throw new Error(`scripts/docs/plain_runs.ts has no run of "${key}". Add one.`);
  return await platform.run(kind, key, input(cast), plainMeta(key));
}

function noticeOf(account_type: string, event: string, { contact }: Cast): object {
  return { event, account_type, account: null, id: contact, at: new Date(0).toISOString() };
}
