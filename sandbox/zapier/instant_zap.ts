import { type Definition, operationOf, type Perform, type Values } from './definition.ts';
import type { HookHost } from './hook_host.ts';
import type { HookBundle, Platform } from './platform.ts';
import { StepError } from './step_error.ts';

/** A Zap that a hook starts. */
export interface InstantZap {
  /** The hook's address, from turning on. */
  readonly target: string;
  /** The rows for which the Zap ran. */
  readonly rows: readonly Values[];
  /** What the trigger threw for what arrived. */
  readonly errors: readonly StepError[];
  /** How often something arrived at the hook. */
  readonly arrivals: number;
  /** The next row, as soon as the Zap runs for it; rejects if the trigger throws. */
  nextRow(): Promise<Values>;
  turnOn(): Promise<void>;
  turnOff(): Promise<void>;
  /** The samples that the editor shows. */
  samples(): Promise<readonly Values[]>;
  /** Waits until everything that arrived was worked off. */
  settle(): Promise<void>;
}

/** Plays Zapier for one hook trigger. `app` is the definition that `platform` runs. */
export function openInstantZap(app: Definition, platform: Platform, host: HookHost, key: string, input: Values = {}): InstantZap {
  const { perform, performList, performSubscribe, performUnsubscribe } = operationOf(app, 'triggers', key).operation;
  const target = host.target();
  const rows: Values[] = [];
  const errors: StepError[] = [];
  const running = new Set<Promise<void>>();
  const waiting: { row(row: Values): void; error(error: StepError): void }[] = [];
  let taken = 0;
  const tell = (): void => {
    while (waiting.length > 0 && taken < rows.length) {
      const row = rows[taken++];
      if (row !== undefined) waiting.shift()?.row(row);
    }
  };
  let arrivals = 0;
  let subscribed: HookBundle = {};
  const call = (work: unknown, more: HookBundle): Promise<unknown> => platform.call(functionIn(work), input, {}, more);
  host.onDelivery(target, ({ body }) => {
    arrivals += 1;
    const run = call(perform, { cleanedRequest: body, ...subscribed })
      .then((output) => {
        rows.push(...rowsIn(output));
        tell();
      })
      .catch((error: unknown) => {
        const thrown = StepError.of(error);
        errors.push(thrown);
        for (const one of waiting.splice(0)) one.error(thrown);
      })
      .finally(() => running.delete(run));
    running.add(run);
  });
  return {
    target,
    rows,
    errors,
    get arrivals() {
      return arrivals;
    },
    nextRow: () =>
      new Promise((row, error) => {
        waiting.push({ row, error });
        tell();
      }),
    turnOn: async () => {
      subscribed = { subscribeData: Object(await call(performSubscribe, { targetUrl: target })) };
    },
    turnOff: async () => {
      // Whatever the trigger says, Zapier takes nothing from then on.
      host.turnOff(target);
      await call(performUnsubscribe, { targetUrl: target, ...subscribed });
    },
    samples: async () => rowsIn(await call(performList, {})),
    settle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** The function itself, because the platform finds it by its place in the app. */
function functionIn(work: unknown): Perform {
  if (isPerform(work)) return work;
  throw new Error('The trigger has no such function.');
}

function isPerform(work: unknown): work is Perform {
  return typeof work === 'function';
}

function rowsIn(output: unknown): readonly Values[] {
  return Array.isArray(output) ? output : [];
}
