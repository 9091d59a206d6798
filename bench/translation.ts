/**
 * How long the way from a response's bytes to the rows of a poll takes, as a ratio to JSON.parse of the same bytes:
 * checking it against the contract, translating it, and making a revision of each contact.
 */
import '../scripts/plain_build.ts';
import * as zod from 'zod/mini';
import { startSandbox } from '../sandbox/server.ts';
import { toContact as fromContactsApi } from '../src/backends/contacts_api/translate.ts';
import * as contactsApiWire from '../src/backends/contacts_api/wire.ts';
import { toContact as fromNylas } from '../src/backends/nylas/translate.ts';
import * as nylasWire from '../src/backends/nylas/wire.ts';
import { toContact as fromOutlook } from '../src/backends/outlook/translate.ts';
import * as outlookWire from '../src/backends/outlook/wire.ts';
import type { Contact } from '../src/contacts/contact.ts';
import { REVISION_KEYS, revisionOf } from '../src/contacts/revision.ts';
import { quick, round } from './figures.ts';

/** One account type's largest page, and what the integration does with it. */
interface Page {
  readonly account: string;
  readonly contacts: number;
  readonly bytes: Buffer;
  check(json: unknown): unknown;
  /** The result of the last check. */
  translate(): unknown;
  /** The result of the last translation. */
  revise(): unknown;
}

export interface Translation {
  readonly account: string;
  readonly contacts: number;
  readonly kilobytes: number;
  readonly parse_ms: number;
  readonly check_ms: number;
  readonly translate_ms: number;
  readonly revise_ms: number;
  /** Time to translate, divided by the time of JSON.parse. */
  readonly translate_ratio: number;
  /** Time of everything after JSON.parse, divided by the time of JSON.parse. */
  readonly whole_ratio: number;
}

export async function translations(): Promise<Translation[]> {
  const pages = await largestPages();
  return pages.map(timed);
}

const WARM_UP = 60;
const ROUNDS = 21;
/** How often the parts run in turn, so that a busy moment of the machine affects all of them. */
const TURNS = 6;

function timed(page: Page): Translation {
  const parse = (): unknown => JSON.parse(page.bytes.toString('utf8'));
  const json = parse();
  page.check(json);
  page.translate();
  const whole = (): unknown => {
    page.check(parse());
    page.translate();
    return page.revise();
  };
  // Each part alone starts clean; together, they also pay for each other's garbage.
  const parts = [parse, () => page.check(json), () => page.translate(), () => page.revise(), whole];
  const times = parts.map((): number[] => []);
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [index, part] of parts.entries()) times[index]?.push(runs(part, turn === 0 ? WARM_UP : 2));
  }
  const [parsing = 0, checking = 0, translating = 0, revising = 0, all = 0] = times.map(quick);
  return {
    account: page.account,
    contacts: page.contacts,
    kilobytes: round(page.bytes.length / 1000),
    parse_ms: round(parsing, 2),
    check_ms: round(checking, 2),
    translate_ms: round(translating, 2),
    revise_ms: round(revising, 2),
    translate_ratio: round(translating / parsing, 2),
    whole_ratio: round((all - parsing) / parsing, 2),
  };
}

/** Milliseconds of processor time of one run: a wall clock would include other processes of a busy machine. */
function runs(part: () => unknown, warmUp: number): number {
  for (let round = 0; round < warmUp; round += 1) part();
  const start = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) part();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / ROUNDS;
}

interface Contract<T> {
  safeParse(json: unknown): { success: true; data: T } | { success: false };
}

function checkedBy<T>(contract: Contract<T>, json: unknown): T {
  const result = contract.safeParse(json);
  if (!result.success) throw new Error('A response of the sandbox is not what the contract says.');
  return result.data;
}

/** Requests pages of the sandbox as the integration does, with the same page size. */
async function largestPages(): Promise<Page[]> {
  const sandbox = await startSandbox({ size: 1000 });
  const { environment: at, issueToken } = sandbox;
  const ask = async (service: string, url: string, init: RequestInit = {}): Promise<Buffer> => {
    const headers = { authorization: `Bearer ${issueToken(service)}`, 'content-type': 'application/json', version: '2021-07-28' };
    const response = await fetch(url, { ...init, headers });
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
    return Buffer.from(await response.arrayBuffer());
  };
  try {
    const locationId = sandbox.accounts.contacts_api.store.account.locations[0].id;
    const body = JSON.stringify({ locationId, pageLimit: 500, page: 1, filters: [], sort: [{ field: 'dateUpdated', direction: 'desc' }] });
    const place = { account_type: 'contacts_api', url: null, zone: null } as const;
    return [
      page(
        'contacts_api',
        500,
        await ask('contacts_api', `${at.CONTACTS_API_URL}/contacts/search`, { method: 'POST', body }),
        zod.object({ contacts: zod.array(contactsApiWire.contact) }),
        ({ contacts }) => contacts.map((item) => fromContactsApi(item, place)),
        (contact) => contact.updated_at ?? revisionOf(contact, REVISION_KEYS),
      ),
      page(
        'outlook',
        1000,
        await ask('outlook', `${at.GRAPH_URL}/me/contacts?$top=1000&$select=${outlookWire.CONTACT_KEYS.join(',')}`),
        zod.object({ value: zod.array(outlookWire.contact) }),
        ({ value }) => value.map((item) => fromOutlook(item, null)),
        // Outlook's own revision is `changeKey`; this replaces a missing one.
        (contact) => contact.updated_at ?? revisionOf(contact, REVISION_KEYS),
      ),
      page(
        'nylas',
        200,
        await ask('nylas', `${at.NYLAS_URL}/v3/grants/me/contacts?limit=200&select=${nylasWire.SELECTED}`),
        zod.object({ data: zod.array(nylasWire.contact) }),
        ({ data }) => data.map((item) => fromNylas(item, [])),
        (contact) => revisionOf(contact, REVISION_KEYS),
      ),
    ];
  } finally {
    await sandbox.close();
  }
}

function page<T>(
  account: string,
  contacts: number,
  bytes: Buffer,
  contract: Contract<T>,
  translate: (checked: T) => readonly Contact[],
  revise: (contact: Contact) => string,
): Page {
  let last: T | undefined;
  let rows: readonly Contact[] = [];
  return {
    account,
    contacts,
    bytes,
    check: (json) => {
      last = checkedBy(contract, json);
      return last;
    },
    translate: () => {
      rows = last === undefined ? [] : translate(last);
      if (rows.length !== contacts) throw new Error(`The page of ${account} has ${rows.length} contacts.`);
      return rows;
    },
    revise: () => rows.map(revise),
  };
}
