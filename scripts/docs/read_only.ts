import type { Definition } from '../../sandbox/zapier/definition.ts';
import { operationsOf } from '../../sandbox/zapier/definition.ts';
import { StepError } from '../../sandbox/zapier/step_error.ts';
import { plainRun } from './plain_run.ts';
import type { Stage } from './stage.ts';

/** The reads that a read-only connection refuses: the step's label, and the message. */
export async function refusedReads(
  app: Definition,
  stage: Stage,
  scopes: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const cast = await stage.reset();
  const readOnly = { access: 'read', scope: scopes.join(' ') };
  const refused: [string, string][] = [];
  for (const kind of ['triggers', 'searches'] as const) {
    for (const { key, display } of [...operationsOf(app, kind), ...operationsOf(app, kind, true)]) {
      const told = await plainRun(app, stage, kind, key, cast, readOnly).then(
        () => undefined,
        (error: unknown) => StepError.of(error),
      );
      if (told?.code === 'forbidden') refused.push([display.label, told.message]);
    }
  }
  return refused;
}
