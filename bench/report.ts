import type { DefinitionSize } from './definition.ts';
import { round, table } from './figures.ts';
import { FLOORS, floorOf } from './floors.ts';
import type { Heap } from './heap.ts';
import type { Peak } from './memory.ts';
import type { Operation } from './operations.ts';
import type { Poll } from './polls.ts';
import type { ProfileRow } from './profile.ts';
import type { Runtime } from './runtime.ts';
import type { Startup } from './sizes.ts';
import type { Sweep } from './sweeps.ts';
import type { Translation } from './translation.ts';

export interface Result {
  readonly date: string;
  readonly processors: number;
  readonly startup: Startup;
  readonly zip_mb: number;
  /** The dependencies alone, without our code. */
  readonly zip_floor_mb: number;
  readonly definition: DefinitionSize;
  readonly runtimes: readonly Runtime[];
  readonly profiles: readonly ProfileRow[];
  readonly sweeps: readonly Sweep[];
  readonly heaps: readonly Heap[];
  readonly peaks: readonly Peak[];
  readonly operations: readonly Operation[];
  readonly polls: readonly Poll[];
  readonly translations: readonly Translation[];
}

/** The run, as the text of docs/performance.md. */
export function report(result: Result): string {
  const { startup, definition } = result;
  return `# Performance

Measured by \`npm run bench -- --write\` on ${result.date} with Node ${startup.node} on
${result.processors} processors, against the local sandbox. Times are this process's own processor times; the lower
quartile counts. What is compared takes turns in one run. Between machines, times differ by half,
ratios a little, and counts of requests and bytes not at all.

## What is promised

${table(promises(result))}

## A step inside Zapier's runtime

${table(result.runtimes)}

Each step is compared with a bare app that sends the same requests with \`z.request\`. "Cold" is the
first run of a process, without loading. \`definition_ratio\` is the bare step within our definition,
with requests as we send them. The rest up to \`warm_ratio\` is our own code.

### Where the time goes

${table(result.profiles)}

A profile of the same runs, by whose code ran. It slows down what it measures, so only the shares
count. Waiting isn't counted.

- **The definition.** In every run, the platform copies, walks and freezes the whole definition
  twice: ${definition.properties} properties in ${definition.objects} objects (${definition.bytes.toLocaleString('en')} bytes), which take ${definition.copies_ms} ms, whatever the
  step. The bare app has one step. The definition holds only what the editor needs before it asks
  the account ([decision 18](decisions/0018-a-small-definition.md)). More can only be gained by the
  platform, by copying once.
- **Our chunks.** The first run of a process loads and compiles what its step and its account type
  need, about 160 KB. At start-up it would cost every run, also those that need something else.
- **Our code** reads the inputs, checks and translates the response, and compares before it writes.
  The bare app does nothing with its response.
- **The rest of the platform** is cheaper than in the bare app, because our requests aren't merged
  with the definition (\`merge: false\`).

## Sweeps

${table(result.sweeps)}

How long the integration itself takes for 20,000 contacts, compared with a hand-written loop for
that account type that returns the same rows (\`bench/by_hand.ts\`). The sandbox returned the pages
before, so the times don't include the network.

## Start-up

${table([
  { what: 'the core alone', milliseconds: startup['core alone'].quick_ms, resident_MB: startup['core alone'].median_rss_mb },
  { what: 'the core and the app', milliseconds: startup['core and app'].quick_ms, resident_MB: startup['core and app'].median_rss_mb },
])}

Of ${startup.starts} process starts each. The zip has ${round(result.zip_mb, 3)} MB. Its floor is the core with its
dependencies, ${round(result.zip_floor_mb, 3)} MB.

The difference is the definition and what every run needs, in the first file and in the small ones
that it shares with others. What is left to gain is in their number, which the bundler decides.

## Memory

${table(result.peaks)}

The most memory that a process ever had, for one task each. The platform ends a process above
450 MB.

${table(result.heaps)}

The heap after this many runs that list all of 2,000 contacts. A run leaves nothing behind.

## Requests

With 250 contacts. \`1–2\` means one request, or two if Zapier's cache is empty (it keeps types of
custom fields, groups and time zones for a while). An empty cell means that the account can't do it,
and that the step is refused without a request.

${table(operationRows(result.operations))}

The floor is one. These operations need more; their own floor is in brackets:

${table(aboveFloor(result.operations))}

## Polls

\`new_or_updated_contact\`, with this many contacts changed within the last day: requests, and
kilobytes of responses.

${table(pollRows(result.polls))}

Contacts API, HighLevel and Outlook sort and filter by date. So the cost of a poll depends on what
changed, and not by a single byte on the size of the book (\`test/bench_claims\` holds that). Nylas
has neither dates nor a feed of changes, so a poll reads the whole book, 200 contacts per page. If
that takes more than 20 seconds, the poll is refused, and the message says how many contacts it
read.

Google sorts by date and doesn't filter, so a poll reads one page of 1,000 contacts in a book of any
size, about a megabyte. Up to that size, one request also finds someone by email, phone or name. In
a larger book, an email or a name takes the page, two requests of Google's search and one that reads
what it found; a phone number takes a request for each 1,000 contacts. A group with up to 1,000
contacts is read without the others. Turning a trigger on reads the book once.

## Reading a response

${table(result.translations)}

The largest page that a poll asks for: checking it against the contract (zod), translating it, and
making a revision for each contact, compared with JSON.parse of the same bytes.
`;
}

/** How much longer than a bare app with the same requests a step may take. */
const RATIO_LIMIT = 1.6;

function promises({ startup, zip_mb, runtimes, sweeps, heaps, translations, polls }: Result) {
  const worst = translations.reduce((one, other) => (other.translate_ratio > one.translate_ratio ? other : one));
  const kept = round(Math.max(...heaps.map(({ after_1_run_mb, after_20_runs_mb }) => after_20_runs_mb - after_1_run_mb)));
  const met = (is: boolean): string => (is ? 'yes' : 'no');
  const greatest = (kind: 'warm_ratio' | 'cold_ratio', requests: number): number =>
    Math.max(...runtimes.filter((one) => one.requests === requests).map((one) => one[kind]));
  const runs = ([1, 2] as const).flatMap((requests) =>
    (['warm_ratio', 'cold_ratio'] as const).map((kind) => ({
      figure: `${kind === 'warm_ratio' ? 'a warm step' : 'the first step of a process'} with ${requests} request${requests === 1 ? '' : 's'}, over a bare app`,
      promised: `at most ${RATIO_LIMIT}`,
      measured: greatest(kind, requests),
      met: met(greatest(kind, requests) <= RATIO_LIMIT),
    })),
  );
  return [
    ...runs,
    { figure: 'loading the app over the core alone', promised: 'at most 1.05', measured: startup.ratio, met: met(startup.ratio <= 1.05) },
    { figure: 'zip, MB', promised: 'at most 0.70', measured: round(zip_mb, 3), met: met(zip_mb <= 0.7) },
    ...sweeps.map(({ what, ratio }) => ({
      figure: `${what}, over a hand-written loop`,
      promised: 'at most 2',
      measured: ratio,
      met: met(ratio <= 2),
    })),
    { figure: 'heap kept by 19 more runs, MB', promised: 'at most 3', measured: kept, met: met(kept <= 3) },
    {
      figure: `translating a response over JSON.parse (${worst.account})`,
      promised: 'at most 2',
      measured: worst.translate_ratio,
      met: met(worst.translate_ratio <= 2),
    },
    {
      figure: 'a poll with no or one change, 100,000 contacts against 1,000 (all but Nylas)',
      promised: 'the same',
      measured: sameAtAnySize(polls) ? 'the same' : 'not the same',
      met: met(sameAtAnySize(polls)),
    },
  ];
}

/** Of a book that's sorted but not filtered (Google), always one page is read, of other contacts. */
function sameAtAnySize(polls: readonly Poll[]): boolean {
  const small = polls.filter(({ account, changed }) => account !== 'nylas' && changed <= 1);
  return [...Map.groupBy(small, ({ account, changed }) => `${account} ${changed}`).values()].every((one) => {
    const bytes = one.map((poll) => poll.bytes);
    return new Set(one.map(({ requests }) => requests)).size === 1 && Math.max(...bytes) <= 1.01 * Math.min(...bytes);
  });
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
  const { cold, warm } = operation;
  return cold === warm ? String(warm) : `${warm}–${cold}`;
}

/** The operations that need more than one request, one row each. */
function aboveFloor(operations: readonly Operation[]) {
  const several = operations.filter(({ warm }) => warm > 1);
  const names = [...new Set(several.map(({ operation }) => operation))].sort();
  return names.map((name) => ({
    operation: name,
    'requests (floor)': several
      .filter(({ operation }) => operation === name)
      .map(({ account, warm }) => `${account} ${warm} (${floorOf(name, account, warm)})`)
      .join(', '),
    why: FLOORS[name]?.why ?? 'No reason given yet.',
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
