import { round, table } from './figures.ts';
import { FLOORS, floorOf } from './floors.ts';
import type { Peak } from './memory.ts';
import type { Floor, Operation } from './operations.ts';
import type { Poll } from './polls.ts';
import type { Startup } from './sizes.ts';
import type { Translation } from './translation.ts';

/** Everything that one run measured. */
export interface Result {
  readonly date: string;
  readonly processors: number;
  readonly startup: Startup;
  readonly zip_mb: number;
  /** Without what is ours. */
  readonly zip_floor_mb: number;
  readonly peaks: readonly Peak[];
  readonly operations: readonly Operation[];
  readonly floor: Floor;
  readonly polls: readonly Poll[];
  readonly translations: readonly Translation[];
}

/** The run as docs/performance.md has it. */
export function report(result: Result): string {
  const { startup, floor } = result;
  return `# Performance

Measured by \`npm run bench -- --write\` on ${result.date} with Node ${startup.node} on ${result.processors} processors, against the local sandbox. Times differ from
machine to machine, ratios little, counts of requests and bytes not at all. Of repeated times the lower quartile is given: the slower
ones measure what else the machine did.

## What is promised

${table(promises(result))}

## Start-up

${table([
  { what: 'the core alone', milliseconds: startup['core alone'].median_ms, resident_MB: startup['core alone'].median_rss_mb },
  { what: 'the core and the app', milliseconds: startup['core and app'].median_ms, resident_MB: startup['core and app'].median_rss_mb },
])}

Medians of ${startup.starts} process starts each, in turn. The floor is the core: it is loaded whatever an integration does. What the app adds
(${startup.added_ms} ms) is its definition, with every field and sample; the code of an account type is loaded by the runs that need it.

The zip has ${round(result.zip_mb, 3)} MB. Its floor is the core with what it depends on, ${round(result.zip_floor_mb, 3)} MB; the rest is the app's bundle and its definition.

## Memory

${table(result.peaks)}

The most that a process ever had, for one thing done in it. The platform ends a process above 450 MB. The floor is the core; a poll holds one page of
answers and the rows that it gives, and the first look with a watched field the revisions of the whole book.

## Requests and time of each operation

Requests, and milliseconds in the process without the time that the service took, at 250 contacts. \`1–2\` is one request, two when the platform
remembers nothing of earlier runs (names of custom fields, groups and time zones are kept for a while). An empty cell: the account does not
have it, and the step is refused without a request.

${table(operationRows(result.operations))}

The floor in time: an operation that does nothing takes ${floor.nothing_ms} ms in the platform's runtime, one that sends one request through the platform's client
${floor.one_request_ms} ms. The app reads answers raw, so it stays below the latter where little comes back.

The floor in requests is one. The operations that take more than one, with their own floor in brackets:

${table(aboveFloor(result.operations))}

## Polls

\`new_or_updated_contact\`, with so many contacts changed within the last day: requests, and kilobytes of answers.

${table(pollRows(result.polls))}

The floor is one request for each page of what changed, and its bytes. Contacts API, HighLevel and Outlook sort and filter by date, so what a poll
costs depends on what changed and, to the byte, not on the size of the book (\`test/bench_claims\` holds them to it). The largest pages are 500 and 1,000.
Nylas has neither dates nor an order nor a feed of changes: no connector can see a change without reading the book, 200 a page. A book that
can't be read in 20 seconds, or whose rows don't fit into 18 MB, is refused with the numbers that were met, since half of it would look like false news.

## Reading an answer

${table(result.translations)}

The largest page that a poll asks for, in milliseconds of processor time. Checking is the contract (zod), translating makes the contacts, revising tells one state of a
contact from the next: a key of the answer, or, with Nylas, which has neither dates nor versions, a hash over eighteen fields. \`translate_ratio\` is translating over
JSON.parse of the same bytes; \`whole_ratio\` is all three together, their garbage included, and no promise is made of it: the floor of checking is a look at
each value and a copy of it, which alone takes about as long as JSON.parse, and the floor of a revision is a hash, SHA-256, of what was read.
`;
}

function promises({ startup, zip_mb, translations, polls }: Result) {
  const worst = translations.reduce((one, other) => (other.translate_ratio > one.translate_ratio ? other : one));
  const met = (is: boolean): string => (is ? 'yes' : 'no');
  return [
    { figure: 'loading the app over the core alone', promised: 'at most 1.05', measured: startup.ratio, met: met(startup.ratio <= 1.05) },
    { figure: 'zip, MB', promised: 'at most 0.70', measured: round(zip_mb, 3), met: met(zip_mb <= 0.7) },
    {
      figure: `translating an answer over JSON.parse (${worst.account})`,
      promised: 'at most 2',
      measured: worst.translate_ratio,
      met: met(worst.translate_ratio <= 2),
    },
    {
      figure: 'a poll of no or one change at 100,000 contacts as at 1,000 (all but Nylas)',
      promised: 'the same',
      measured: sameAtAnySize(polls) ? 'the same' : 'not the same',
      met: met(sameAtAnySize(polls)),
    },
  ];
}

function sameAtAnySize(polls: readonly Poll[]): boolean {
  const small = polls.filter(({ account, changed }) => account !== 'nylas' && changed <= 1);
  const costs = new Map<string, Set<string>>();
  for (const { account, changed, requests, bytes } of small) {
    const key = `${account} ${changed}`;
    costs.set(key, (costs.get(key) ?? new Set()).add(`${requests} ${bytes}`));
  }
  return [...costs.values()].every(({ size }) => size === 1);
}

function operationRows(operations: readonly Operation[]) {
  const accounts = [...new Set(operations.map(({ account }) => account))];
  const names = [...new Set(operations.map(({ operation }) => operation))];
  return names.map((name) => ({
    operation: name,
    ...Object.fromEntries(
      accounts.map((account) => [account, cell(operations.find((one) => one.operation === name && one.account === account))]),
    ),
  }));
}

function cell(operation: Operation | undefined): string {
  if (operation === undefined) return '';
  const { cold, warm, own_ms } = operation;
  return `${cold === warm ? warm : `${warm}–${cold}`} · ${own_ms} ms`;
}

/** What takes more than one request, one row for each operation. */
function aboveFloor(operations: readonly Operation[]) {
  const several = operations.filter(({ warm }) => warm > 1);
  const names = [...new Set(several.map(({ operation }) => operation))].sort();
  return names.map((name) => ({
    operation: name,
    'requests (floor)': several
      .filter(({ operation }) => operation === name)
      .map(({ account, warm }) => `${account} ${warm} (${floorOf(name, account, warm)})`)
      .join(', '),
    why: FLOORS[name]?.why ?? 'Nobody has said why yet.',
  }));
}

function pollRows(polls: readonly Poll[]) {
  const books = new Map<string, Poll[]>();
  for (const poll of polls) {
    const book = `${poll.account} ${poll.contacts}`;
    books.set(book, [...(books.get(book) ?? []), poll]);
  }
  return [...books.values()].map((changes) => ({
    account: changes[0]?.account,
    contacts: changes[0]?.contacts,
    ...Object.fromEntries(changes.map((poll) => [`${poll.changed.toLocaleString('en')} changed`, pollCell(poll)])),
  }));
}

function pollCell({ rows, requests, bytes }: Poll): string {
  return `${requests} · ${(bytes / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} KB${rows === 'refused' ? ', refused' : ''}`;
}
