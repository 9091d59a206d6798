/**
 * How long the integration itself takes for 20,000 contacts, as a ratio to a hand-written loop over the same bytes. The
 * sandbox returned the pages before, so the times don't include the network.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { loadBuiltApp } from '../sandbox/zapier/built_app.ts';
import { type Kind, operationOf, type Perform, type Values } from '../sandbox/zapier/definition.ts';
import { type ByHand, highlevelList, nylasPhone, nylasPoll, outlookList, outlookPhone, type Row } from './by_hand.ts';
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
/** The two take turns, so that a busy moment of the machine affects both. */
const TURNS = 9;

export async function sweeps(): Promise<Sweep[]> {
  const found: Sweep[] = [];
  for (const [what, one] of await recordedCases()) found.push(await timed(what, one));
  return found;
}

/** After this, nothing refers to the sandbox. Otherwise every garbage collection would walk its contacts. */
async function recordedCases(): Promise<[string, Case][]> {
  const sandbox = await startSandbox({ size: SIZE });
  Object.assign(process.env, sandbox.environment);
  try {
    return await prepared(sandbox);
  } finally {
    await sandbox.close();
  }
}

/** Each case with its pages. */
async function prepared(sandbox: Sandbox): Promise<[string, Case][]> {
  const app = await loadBuiltApp();
  const connections: Readonly<Record<string, Readonly<Record<string, string>>>> = sandbox.connections();
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
    const given = await how.work(pages.record);
    mustBeSame(what, how.byHand(pages.pages(how.list)), given);
    return [what, { ...how, pages }];
  };
  const nobody = one({ phone: NOBODY }, 0);
  const names = new Map([...sandbox.accounts.nylas.store.grant('google').groups].map(({ id, name }) => [id, name]));
  const { location_id: location = '' } = connections.highlevel ?? {};
  const fields = [...sandbox.accounts.highlevel.store.customFields.values()];
  const days = new Set(fields.filter(({ dataType }) => dataType === 'DATE').map(({ id }) => id));
  return [
    await recorded('Outlook: find by phone', 'outlook', find, { work: nobody, list: 'value', byHand: outlookPhone(DIGITS) }),
    await recorded('Nylas: find by phone', 'nylas', find, { work: nobody, list: 'data', byHand: nylasPhone(DIGITS) }),
    await recorded('Nylas: a quiet poll', 'nylas', poll, { work: one({}, SIZE), list: 'data', byHand: nylasPoll(names) }),
    await recorded('HighLevel: list all', 'highlevel', list, { work: allPages, list: 'contacts', byHand: highlevelList(location, days) }),
    await recorded('Outlook: list all', 'outlook', list, { work: allPages, list: 'value', byHand: outlookList }),
  ];
}

/**
 * The step can return more rows, because small folders aren't counted as pages. Of a revision, only its presence is
 * compared.
 */
function mustBeSame(what: string, byHand: readonly Row[], given: readonly Row[]): void {
  const rows = new Map(given.map((row) => [row.id, row]));
  for (const row of byHand) {
    const same = { ...rows.get(row.id), ...('revision' in row ? { revision: row.revision } : {}) };
    if (!isDeepStrictEqual(row, same)) throw new Error(`${what}: the loop gives ${JSON.stringify(row)}, the step ${JSON.stringify(same)}.`);
  }
}

/** In no seed. */
const NOBODY = '+1 555 018 7777';
const DIGITS = '5550187777';

/** Returns the rows that the step returned. */
type Work = (run: Run) => Promise<readonly Row[]>;

interface Case {
  readonly work: Work;
  readonly pages: Recording;
  /** The key of a page's rows. */
  readonly list: string;
  readonly byHand: ByHand;
}

function one(input: Values, least: number): Work {
  return async (run) => {
    const rows = (await run(input)) as readonly Row[];
    if (least === 0 ? rows.length !== 0 : rows.length < least) throw new Error(`The run gave ${rows.length} rows.`);
    return rows;
  };
}

/** One run after another, a thousand contacts each. */
async function allPages(run: Run): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let page: unknown = ''; page !== null; ) {
    const [result] = (await run({ limit: '1000', ...(page === '' ? {} : { page }) })) as readonly Found[];
    rows.push(...(result?.contacts ?? []));
    page = result?.next_page ?? null;
  }
  if (rows.length < SIZE) throw new Error(`All pages together gave ${rows.length} contacts.`);
  return rows;
}

/** The output of `find_contacts`. */
interface Found {
  readonly contacts: readonly Row[];
  readonly next_page: unknown;
}

async function timed(what: string, { work, pages, list, byHand }: Case): Promise<Sweep> {
  const all = pages.pages(list);
  const own: number[] = [];
  const hand: number[] = [];
  for (let turn = -1; turn < TURNS; turn += 1) {
    const ownTime = await processorTime(() => work(pages.replay));
    const handTime = await processorTime(() => byHand(all));
    // The first turn doesn't count, because nothing is compiled yet.
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

/** Milliseconds of this process only: a wall clock would include other processes of a busy machine. */
async function processorTime(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
