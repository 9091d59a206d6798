/**
 * What the connector itself takes to go through 20,000 contacts, as a ratio to a loop written by hand over the same bytes. The pages are
 * those that the sandbox gave before; no network is in the time.
 */
import { startSandbox } from '../sandbox/server.ts';
import { loadBuiltApp } from '../sandbox/zapier/built_app.ts';
import { type Kind, operationOf, type Perform, type Values } from '../sandbox/zapier/definition.ts';
import { type ByHand, highlevelList, nylasPhone, nylasPoll, outlookList, outlookPhone } from './by_hand.ts';
import { quick, round } from './figures.ts';
import { type Recording, type Run, recording } from './pages.ts';

export interface Sweep {
  readonly what: string;
  readonly pages: number;
  readonly by_hand_ms: number;
  readonly own_ms: number;
  readonly ratio: number;
}

const SIZE = 20_000;
/** The two take turns, so that a busy moment of the machine does not fall on one of them alone. */
const TURNS = 9;

export async function sweeps(): Promise<Sweep[]> {
  const sandbox = await startSandbox({ size: SIZE });
  Object.assign(process.env, sandbox.environment);
  const cases = await prepared(sandbox.connections());
  await sandbox.close();
  const found: Sweep[] = [];
  for (const [what, one] of cases) found.push(await timed(what, one));
  return found;
}

/** Each case with the pages that it asks for. */
async function prepared(connections: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<[string, Case][]> {
  const app = await loadBuiltApp();
  const performOf = (kind: Kind, key: string): Perform => operationOf(app, kind, key).operation.perform;
  const find = performOf('searches', 'find_contact');
  const list = performOf('searches', 'find_contacts');
  const poll = performOf('triggers', 'new_or_updated_contact');
  const recorded = async (
    what: string,
    account: string,
    perform: Perform,
    how: Pick<Case, 'work' | 'list' | 'byHand'>,
  ): Promise<[string, Case]> => {
    const pages = recording(perform, connections[account] ?? {});
    await how.work(pages.record);
    return [what, { ...how, pages }];
  };
  const nobody = one({ phone: NOBODY }, 0);
  return [
    await recorded('Outlook: find by phone', 'outlook', find, { work: nobody, list: 'value', byHand: outlookPhone(DIGITS) }),
    await recorded('Nylas: find by phone', 'nylas', find, { work: nobody, list: 'data', byHand: nylasPhone(DIGITS) }),
    await recorded('Nylas: a quiet poll', 'nylas', poll, { work: one({}, SIZE), list: 'data', byHand: nylasPoll }),
    await recorded('HighLevel: list all', 'highlevel', list, { work: allPages, list: 'contacts', byHand: highlevelList }),
    await recorded('Outlook: list all', 'outlook', list, { work: allPages, list: 'value', byHand: outlookList }),
  ];
}

/** In no seed. */
const NOBODY = '+1 555 018 7777';
const DIGITS = '5550187777';

type Work = (run: Run) => Promise<unknown>;

interface Case {
  readonly work: Work;
  readonly pages: Recording;
  /** The key under which a page has its rows. */
  readonly list: string;
  readonly byHand: ByHand;
}

function one(input: Values, rows: number): Work {
  return async (run) => {
    const found = await run(input);
    const length = Array.isArray(found) ? found.length : -1;
    if (rows === 0 ? length !== 0 : length < rows) throw new Error(`The run gave ${length} rows.`);
  };
}

/** Run after run, a thousand contacts each. */
async function allPages(run: Run): Promise<void> {
  let rows = 0;
  for (let page: unknown = ''; page !== null; ) {
    const [result] = (await run({ limit: '1000', ...(page === '' ? {} : { page }) })) as readonly Found[];
    rows += result?.contacts.length ?? 0;
    page = result?.next_page ?? null;
  }
  if (rows < SIZE) throw new Error(`All pages together gave ${rows} contacts.`);
}

/** As `find_contacts` answers. */
interface Found {
  readonly contacts: readonly unknown[];
  readonly next_page: unknown;
}

async function timed(what: string, { work, pages, list, byHand }: Case): Promise<Sweep> {
  const all = pages.pages(list);
  const own: number[] = [];
  const hand: number[] = [];
  for (let turn = -1; turn < TURNS; turn += 1) {
    const ownTime = await processorTime(() => work(pages.replay));
    const handTime = await processorTime(() => byHand(all));
    // The first turn is not counted: nothing is compiled yet.
    if (turn >= 0) {
      own.push(ownTime);
      hand.push(handTime);
    }
  }
  return {
    what,
    pages: all.length,
    by_hand_ms: round(quick(hand)),
    own_ms: round(quick(own)),
    ratio: round(quick(own) / quick(hand), 2),
  };
}

/** Milliseconds of this process: a clock on the wall would also count what other processes do on a busy machine. */
async function processorTime(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
