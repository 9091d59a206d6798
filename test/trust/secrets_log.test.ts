import { createAppTester } from 'zapier-platform-core';
import app from '../../src/index.ts';
import { accounts } from '../conformance/accounts.ts';
import { step } from '../support/run.ts';
import { useWorld } from '../support/world.ts';
import { allOf, logHost, marksIn } from './support/log_host.ts';
import { isPossible, nameOf, OPERATIONS } from './support/operations.ts';
import { ignoreMemory, metaOf } from './support/slice.ts';
import { told } from './support/told.ts';

/** In the contact, but in no step. */
const PRIVATE = { street: '77 Marked-Street-4417', company: 'Marked-Company-4417', notes: 'Marked-Notes-4417', birthday: '1931-04-17' };
const NAMED = {
  first_name: 'Uma',
  last_name: 'Example',
  emails: ['uma.example@example.com'],
  phones: ['+15550200200'],
  tags: ['customer', 'partner'],
};
const CONSOLE = ['log', 'info', 'warn', 'error', 'debug'] as const;
const rows = OPERATIONS.map((operation) => [nameOf(operation), operation] as const);
let searched = 0;

describe.each(accounts)('the log, the console and the errors: %s', (key, backend, accountType) => {
  const at = useWorld(backend, accountType, 3);
  const log = logHost();
  let censored = 0;
  beforeEach(ignoreMemory);
  afterAll(() => told('log lines', 'searched', searched, ` up to ${key}`));

  /** Runs the operation once with marked secrets. Returns all its messages. */
  async function said(operation: (typeof OPERATIONS)[number], refuse: boolean) {
    const world = at();
    const lines: string[] = [];
    for (const name of CONSOLE)
      jest.spyOn(console, name).mockImplementation((...parts: unknown[]) => void lines.push(parts.map(String).join(' ')));
    const id = world.book.add({ ...NAMED, ...PRIVATE });
    const authData = { ...world.authData, refresh_token: 'refresh-token-mark-9921' };
    const secrets = {
      access_token: String(world.authData.access_token),
      refresh_token: authData.refresh_token,
      ...Object.fromEntries(Object.entries(world.sandbox.environment).filter(([name]) => name.endsWith('_SECRET'))),
    };
    const task =
      world.backend.tasks === undefined || !operation.key.endsWith('_task')
        ? ''
        : String((await world.create('add_task', { contact_id: id, title: 'Call', due_date: '2030-06-08' })).id);
    // A vendor that repeats what it received.
    const echo = accountType.responses.refusal(
      422,
      `Bearer ${secrets.access_token} is not liked, nor is ${PRIVATE.street}`,
      'trace-of-the-case',
    );
    if (refuse) world.fail(echo);
    log.clear();
    // An import returns the error of each card.
    const error: unknown = await createAppTester(app)(step(operation.kind, operation.key).operation.perform, {
      authData,
      inputData: { ...operation.input({ id, task }, world) },
      meta: { timezone: 'America/Chicago', ...metaOf(operation.key) },
    }).then(
      (output) => (operation.key === 'import_vcard' ? new Error(JSON.stringify(output)) : null),
      (thrown: unknown) => thrown,
    );
    searched += log.lines().length;
    return { error, secrets, lines, log: log.lines().join('\n') };
  }

  it.each(rows)('hold no secret and nothing of the contact: %s', async (_name, operation) => {
    const { secrets, log: text, lines } = await said(operation, false);
    if (isPossible(operation, { backend }) && text.includes(':censored:')) censored += 1;
    expect(marksIn(text, { ...secrets, ...PRIVATE })).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('were read: the platform has censored the sign-in of nearly every run', () => {
    // The platform hangs up on a slow log server, so a few lines may be lost.
    expect(censored).toBeGreaterThan(rows.filter(([, operation]) => isPossible(operation, { backend })).length * 0.7);
  });

  it.each(rows)('hold no secret that a vendor repeats: %s', async (_name, operation) => {
    const { secrets, log: text, lines, error } = await said(operation, true);
    expect(error).toBeInstanceOf(Error);
    expect(marksIn(allOf(error), secrets)).toEqual([]);
    expect(marksIn(text, secrets)).toEqual([]);
    expect(lines).toEqual([]);
  });
});
