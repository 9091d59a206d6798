import fc from 'fast-check';
import { accounts } from '../conformance/accounts.ts';
import { type Inputs, StepError, step } from '../support/run.ts';
import { SEED, TIMES } from './support/hostile.ts';
import { COST_LIMIT, costOf, hurting } from './support/hurting.ts';
import { isPossible, nameOf, OPERATIONS, type Operation } from './support/operations.ts';
import { stillPlatform } from './support/still_service.ts';
import { told } from './support/told.ts';

/** Texts for each input of each operation. */
const RUNS = 3 * TIMES;
const SUBJECT = { id: 'c1', task: 'l1/t1' };
let cases = 0;

describe.each(accounts)('inputs that are built to take long: %s', (key, backend, accountType) => {
  afterAll(() => told('properties', 'long inputs', cases, ` up to ${key}, seed ${SEED}`));
  const authData = {
    account_type: key,
    access_token: 'token',
    location_id: 'l1',
    grant_id: 'g1',
    provider: 'google',
    access: 'write',
  };
  const rows = OPERATIONS.filter((operation) => isPossible(operation, { backend })).map(
    (operation) => [nameOf(operation), operation] as const,
  );

  const play = async ({ kind, key: name }: Operation, inputData: Inputs): Promise<string> => {
    const bundle = { authData, inputData, meta: { timezone: 'America/Chicago' } };
    const { perform } = step(kind, name).operation;
    return Promise.resolve(perform(stillPlatform(), Object.assign(Object.create(null), bundle))).then(
      () => '',
      (error: unknown) => new StepError(error).message,
    );
  };

  it.each(rows)('%s', async (_name, operation) => {
    const usual = usualOf(operation, { backend, accountType, authData });
    const inputs = await inputsOf(usual, (given) => play(operation, given));
    const played = inputs.flatMap((input) =>
      fc.sample(hurting, { numRuns: RUNS, seed: SEED + input.length }).flatMap(({ text, unit }) => [
        { input, value: text, text, unit },
        { input, value: [text, 'x'], text, unit },
      ]),
    );
    const bad: unknown[] = [];
    for (const { input, value, text, unit } of played) {
      cases += 1;
      let message = '';
      const cost = await costOf(async () => {
        message = await play(operation, { ...usual, [input]: value });
      });
      const repeats = message.includes(unit.repeat(Math.ceil(81 / unit.length)));
      if (cost > COST_LIMIT || repeats)
        bad.push({ input, start: text.slice(0, 40), length: text.length, cost, message: message.slice(0, 300) });
    }
    expect(bad).toEqual([]);
  });
});

/** No request is answered, so nothing of it has to exist. */
const BOOK = { add: () => 'other-id', seededWorkflows: { published: { id: 'workflow-id' } } };

function usualOf(
  operation: Operation,
  { backend, accountType, authData }: { backend: unknown; accountType: unknown; authData: unknown },
): Inputs {
  return operation.input(SUBJECT, Object.assign(Object.create(null), { backend, accountType, authData, book: BOOK }));
}

/** Every input that the operation reads, and those of the account. */
async function inputsOf(usual: Inputs, play: (input: Inputs) => Promise<string>): Promise<readonly string[]> {
  const read = new Set<string>(Object.keys(usual));
  const watched = new Proxy(usual, {
    get: (target, name) => {
      if (typeof name === 'string') read.add(name);
      return Reflect.get(target, name);
    },
  });
  await play(watched);
  return [...read, 'custom_x'];
}
