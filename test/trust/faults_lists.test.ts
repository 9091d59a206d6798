import { isRecord, parseJson } from '../../sandbox/json.ts';
import { accounts } from '../conformance/accounts.ts';
import { StepError } from '../support/run.ts';
import { useWorld } from '../support/world.ts';
import { isPossible, nameOf, OPERATIONS, subjectOf } from './support/operations.ts';
import { otherHost } from './support/other_host.ts';
import { only } from './support/slice.ts';
import { planAt, type Step, stepsOf } from './support/steps.ts';
import { told } from './support/told.ts';

/** More than any list of four contacts takes. */
const REQUESTS_LIMIT = 400;

const reading = OPERATIONS.filter(({ kind }) => kind !== 'creates').map((operation) => [nameOf(operation), operation] as const);
let cases = 0;

describe.each(accounts)('lists that lead astray: %s', (key, backend, accountType) => {
  const at = useWorld(backend, accountType, 4);
  const other = otherHost();
  afterAll(() => told('fault cases', 'next links', cases, ` up to ${key}`));

  /** Every page that the operation reads, with a link put into it. */
  async function each(operation: (typeof reading)[number][1], link: (step: Step) => string) {
    const input = operation.input(await subjectOf(at(), operation), at());
    at().sandbox.clearRequests();
    await only(operation.kind, operation.key)()(at().authData, input);
    const ends: { error: StepError | null; requests: number }[] = [];
    for (const step of stepsOf(at().sandbox.requests)) {
      const page = parseJson(step.response);
      const body = isRecord(page) ? accountType.withNextPage(page, link(step)) : null;
      if (body === null) continue;
      planAt(at().sandbox, { service: key, token: at().authData.access_token ?? '' }, step, { status: step.status, body });
      at().sandbox.clearRequests();
      const error = await only(operation.kind, operation.key)()(at().authData, input).then(
        () => null,
        (thrown: unknown) => (thrown instanceof StepError ? thrown : new StepError(thrown)),
      );
      ends.push({ error, requests: at().sandbox.requests.length });
      cases += 1;
    }
    return ends;
  }

  it.each(reading)('a next link that loops ends: %s', async (_name, operation) => {
    if (!isPossible(operation, { backend })) return;
    let now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => (now += 20));
    for (const { error, requests } of await each(operation, ({ path }) => `${at().sandbox.url}/graph/v1.0${path}?$skip=1`)) {
      expect(requests).toBeLessThan(REQUESTS_LIMIT);
      expect([undefined, 'unexpected_response', 'too_much', 'timeout']).toContain(error?.code);
      if (error !== null) expect(error.message).toMatch(new RegExp(`${backend.label}|Narrow`));
    }
  });

  it.each(reading)('a next link to another host is not followed: %s', async (_name, operation) => {
    if (!isPossible(operation, { backend })) return;
    for (const { error } of await each(operation, () => other.url())) {
      expect(error?.name ?? 'AppError').toBe('AppError');
      if (accountType.nextPageIsAddress)
        expect(error).toMatchObject({ code: 'unexpected_response', message: expect.stringContaining('another server') });
    }
    expect(other.asked()).toBe(0);
  });
});
