import fc from 'fast-check';
import { accounts } from '../conformance/accounts.ts';
import type { Inputs } from '../support/run.ts';
import { StepError } from '../support/run.ts';
import { useWorld, type World } from '../support/world.ts';
import { holdClocks } from './support/clock.ts';
import { isPolluted, SEED, TIMES } from './support/hostile.ts';
import { hostileInputs, type Mutation, mutated, mutation, withInputs } from './support/mutation.ts';
import { isPossible, nameOf, OPERATIONS, type Operation, subjectOf } from './support/operations.ts';
import { only } from './support/slice.ts';
import { planAt, type Step, stepsOf } from './support/steps.ts';
import { told } from './support/told.ts';

const RUNS = 9 * TIMES;
let cases = 0;

describe.each(accounts)('operations that meet hostile data: %s', (key, backend, accountType) => {
  const at = useWorld(backend, accountType, 3);
  const rows = OPERATIONS.filter((operation) => isPossible(operation, { backend })).map(
    (operation) => [nameOf(operation), operation] as const,
  );
  afterAll(() => told('properties', 'operations', cases, ` up to ${key}, seed ${SEED}`));

  it.each(rows)('%s, hostile responses', async (_name, operation) => {
    const steps = await usualSteps(operation, at());
    const holds = (mutations: Mutation) => survives(operation, at(), (usual) => usual, steps, mutations);
    await fc.assert(fc.asyncProperty(mutation, holds), { numRuns: RUNS, seed: SEED });
  });

  it.each(rows)('%s, hostile inputs', async (_name, operation) => {
    await fc.assert(
      fc.asyncProperty(hostileInputs, (inputs) => survives(operation, at(), (usual) => withInputs(usual, inputs))),
      { numRuns: RUNS, seed: SEED },
    );
  });
});

async function usualSteps(operation: Operation, world: World): Promise<readonly Step[]> {
  const input = operation.input(await subjectOf(world, operation), world);
  world.sandbox.clearRequests();
  await only(operation.kind, operation.key)()(world.authData, input);
  return stepsOf(world.sandbox.requests);
}

/**
 * Only our own errors, each with a true statement about what was written; and nothing changes what all objects share.
 */
async function survives(
  operation: Operation,
  world: World,
  change: (usual: Inputs) => Inputs,
  steps: readonly Step[] = [],
  mutations?: Mutation,
): Promise<void> {
  cases += 1;
  world.sandbox.reset();
  holdClocks();
  const input = change(operation.input(await subjectOf(world, operation), world));
  const authData = { ...world.sandbox.connections()[world.backend.key] };
  for (const step of steps) {
    const status = mutations?.status ?? step.status;
    if (mutations !== undefined)
      planAt(
        world.sandbox,
        { service: world.backend.key, token: authData.access_token ?? '' },
        step,
        { status, body: mutated(step.response, mutations), performed: status < 300 },
        1,
      );
  }
  const before = world.book.snapshot();
  const error = await only(operation.kind, operation.key)()(authData, input).then(
    () => null,
    (thrown: unknown) => (thrown instanceof StepError ? thrown : new StepError(thrown)),
  );
  expect(isPolluted()).toBe(false);
  if (error !== null) expect(['AppError', 'HaltedError', 'ThrottledError']).toContain(error.name);
  expect(error?.code).not.toBe('unforeseen');
  if (world.book.snapshot() === before) return;
  expect(operation.kind).toBe('creates');
  // Something was written, so the step has either done all of it, or says what was saved or may have been.
  if (error !== null) expect(`${error.code}: ${error.message}`).toMatch(/^partly_done|^unknown_outcome|may have been saved|probably saved/);
}
