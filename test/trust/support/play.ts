import { StepError } from '../../support/run.ts';
import type { World } from '../../support/world.ts';
import { holdClocks } from './clock.ts';
import type { Fault } from './faults.ts';
import { type Operation, type Subject, subjectOf } from './operations.ts';
import { only } from './slice.ts';
import { planAt, type Step, stepsOf, type Whose } from './steps.ts';

/** The result of one run. */
export interface Outcome {
  readonly error: StepError | null;
  readonly output: unknown;
  readonly requests: number;
  /** The Zap's log. */
  readonly logged: readonly string[];
  /** Everything in the account afterwards. */
  readonly state: string;
}

/** One operation on one account, to run repeatedly from the same start. */
export interface Play {
  readonly operation: Operation;
  readonly world: World;
  readonly steps: readonly Step[];
  /** The account's content before the successful run. */
  readonly before: string;
  /** The account's content after it. */
  readonly after: string;
  /** The state of the account before this request, after the operation's earlier writes. */
  readonly stateAt: (step: Step) => string;
  /** Runs it with the fault at this request. */
  readonly with: (fault: Fault, step: Step, elsewhere: string) => Promise<Outcome & { readonly again?: Outcome }>;
}

/**
 * Runs the operation without faults to learn its requests. Then, for each request after a write, it runs up to that
 * request.
 */
export async function play(world: World, operation: Operation): Promise<Play> {
  const platform = only(operation.kind, operation.key);
  const begin = async () => {
    world.sandbox.reset();
    holdClocks();
    const input = operation.input(await subjectOf(world, operation), world);
    world.sandbox.clearRequests();
    const perform = platform();
    const authData = { ...world.sandbox.connections()[world.backend.key] };
    // Each run has its own token, so that its faults and requests can be told apart from those of other runs.
    const whose = { service: world.backend.key, token: authData.access_token ?? '' };
    return {
      before: world.book.snapshot(),
      whose,
      run: () => outcome(world, whose, () => perform(authData, input)),
    };
  };
  const well = await begin();
  const { error, state } = await well.run();
  if (error !== null && error.name !== 'HaltedError') throw error;
  const steps = stepsOf(world.sandbox.requests);
  const states = new Map<Step, string>();
  for (const step of steps.filter(({ afterWrite }) => afterWrite)) {
    const { run, whose } = await begin();
    planAt(world.sandbox, whose, step, { drop: 'before' });
    states.set(step, (await run()).state);
  }
  return {
    operation,
    world,
    steps,
    before: well.before,
    after: state,
    stateAt: (step) => states.get(step) ?? well.before,
    with: async (fault, step, elsewhere) => {
      const response = fault.response(step, world, elsewhere);
      const { run, whose } = await begin();
      if (response !== null) planAt(world.sandbox, whose, step, response, fault.times);
      const first = await run();
      return fault.again === true ? { ...first, again: await run() } : first;
    },
  };
}

async function outcome(world: World, { token }: Whose, run: () => Promise<unknown>): Promise<Outcome> {
  const asked = (): number => world.sandbox.requests.filter(({ headers }) => headers.authorization === `Bearer ${token}`).length;
  const before = asked();
  const logged: string[] = [];
  const spy = jest.spyOn(console, 'log').mockImplementation((text: unknown) => void logged.push(String(text).trim()));
  const ended = await run().then(
    (output) => ({ output, error: null }),
    (error: unknown) => ({ output: undefined, error: error instanceof StepError ? error : new StepError(error) }),
  );
  spy.mockRestore();
  return { ...ended, logged, requests: asked() - before, state: world.book.snapshot() };
}

export type { Subject };
