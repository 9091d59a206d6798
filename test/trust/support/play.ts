import { StepError } from '../../support/run.ts';
import type { World } from '../../support/world.ts';
import { holdClocks } from './clock.ts';
import type { Fault } from './faults.ts';
import { type Operation, type Subject, subjectOf } from './operations.ts';
import { only } from './slice.ts';
import { planAt, type Step, stepsOf, type Whose } from './steps.ts';

/** What came of one run. */
export interface Outcome {
  readonly error: StepError | null;
  readonly output: unknown;
  readonly requests: number;
  /** What the Zap's log says. */
  readonly logged: readonly string[];
  /** Everything that the account holds afterwards. */
  readonly state: string;
}

/** One operation on one account, to be run again and again from the same beginning. */
export interface Play {
  readonly operation: Operation;
  readonly world: World;
  readonly steps: readonly Step[];
  /** What the account held before the run that went well. */
  readonly before: string;
  /** And after it. */
  readonly after: string;
  /** The state in which an earlier write of the operation left the account, before this request. */
  readonly stateAt: (step: Step) => string;
  /** Runs it with the fault at this request. */
  readonly with: (fault: Fault, step: Step, elsewhere: string) => Promise<Outcome & { readonly again?: Outcome }>;
}

/** Runs the operation as it is meant to be, to know its requests; then, for each request behind a write, up to there. */
export async function play(world: World, operation: Operation): Promise<Play> {
  const platform = only(operation.kind, operation.key);
  const begin = async () => {
    world.sandbox.reset();
    holdClocks();
    const subject = await subjectOf(world, operation);
    world.sandbox.clearRequests();
    const perform = platform();
    const authData = { ...world.sandbox.connections()[world.backend.key] };
    // Each run has a token of its own: what it plans and what it asks are told apart from those of any other run.
    const whose = { service: world.backend.key, token: authData.access_token ?? '' };
    return {
      before: world.book.snapshot(),
      whose,
      run: () => outcome(world, whose, () => perform(authData, operation.input(subject, world))),
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
