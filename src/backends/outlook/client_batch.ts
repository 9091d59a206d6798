import { setImmediate } from 'node:timers/promises';
import * as zod from 'zod/mini';
import { isProblem, Problem } from '../../contacts/errors.ts';
import { pause } from '../../http/clock.ts';
import type { HttpRequest, InnerResponse } from '../../http/request.ts';
import { pauseBefore } from '../../http/retry_delay.ts';
import { outlookType } from '../account_types.ts';
import type { Connection } from '../backend.ts';
import { IMMUTABLE_IDS } from './client.ts';
import { pathBelowBase } from './client_links.ts';
import { isWithoutBatches } from './errors.ts';

/** One GET. `url` is below Graph's address, or the whole address of a page from Graph. */
export interface Read<T> extends Pick<HttpRequest<T>, 'url' | 'schema' | 'doing'> {
  readonly scope: string;
  /** Goes with the next batch, before all other waiting reads, because something waits for it. */
  readonly isUrgent?: boolean;
}

/** Rejects with the problem that the read would have by itself. */
export type Reader = <T>(read: Read<T>) => Promise<T>;

/**
 * Opens a reader for one run. It sends the reads of one turn to Graph together, up to 20 in one request, and a single
 * read as its own GET. Only one batch runs at a time, because Outlook works on four reads of an app in a mailbox at
 * once and refuses more. https://learn.microsoft.com/graph/json-batching
 */
export function openReader(connection: Connection): Reader {
  let waiting: Waiting[] = [];
  let isRunning = false;
  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      // Lets those that waited for a response ask before the next batch is sent.
      await setImmediate();
      const inOrder = [...waiting.filter(({ isUrgent }) => isUrgent), ...waiting.filter(({ isUrgent }) => !isUrgent)];
      waiting = inOrder.slice(READS_LIMIT);
      waiting.push(...(await send(connection, inOrder.slice(0, READS_LIMIT))));
    }
    isRunning = false;
  };
  return (read) =>
    new Promise((resolve, reject) => {
      const path = pathBelowBase(read.url);
      // An address of another server is refused as in any other request.
      if (path === null) return void alone(connection, read).then(resolve, reject);
      waiting.push({
        path,
        doing: read.doing,
        scope: read.scope,
        isUrgent: read.isUrgent ?? false,
        attempts: 0,
        alone: async () => resolve(await alone(connection, read)),
        settle: (response) => resolve(connection.http.unwrap(read, response)),
        failed: reject,
      });
      if (!isRunning) {
        isRunning = true;
        void run();
      }
    });
}

/** Graph's limit for one request. */
const READS_LIMIT = 20;

interface Waiting {
  readonly path: string;
  readonly doing: string;
  readonly scope: string;
  readonly isUrgent: boolean;
  readonly attempts: number;
  alone(): Promise<void>;
  /** Throws the problem that the response means. */
  settle(response: InnerResponse): void;
  failed(error: unknown): void;
}

async function alone<T>(connection: Connection, { url, schema, doing, scope }: Read<T>): Promise<T> {
  const { data } = await connection.http.send({ method: 'GET', url, schema, doing, scope, writes: false });
  return data;
}

/** Settles what can be settled, and returns the reads to send again after a pause. */
async function send(connection: Connection, items: readonly Waiting[]): Promise<readonly Waiting[]> {
  // The problem of a whole batch names what the step does, not the folders that it needs for that.
  const first = items.find(({ isUrgent }) => !isUrgent) ?? items[0];
  if (first === undefined) return [];
  try {
    if (items.length === 1) {
      await first.alone();
      return [];
    }
    // The preflight doesn't look into a batch's body. Sent alone, such a path is refused before any request, and the
    // others with it.
    const refused = items.find(({ path }) => BRACES.test(path));
    if (refused !== undefined) await refused.alone();
    const { data } = await connection.http.send({
      method: 'POST',
      url: '/$batch',
      body: { requests: items.map(({ path }, index) => ({ id: String(index + 1), method: 'GET', url: path, headers: IMMUTABLE_IDS })) },
      schema: RESPONSES,
      doing: first.doing,
      scope: first.scope,
      writes: false,
    });
    const responses = new Map(data.responses.map((response) => [String(response.id), response]));
    return await handOut(connection, items, (index) => responses.get(String(index + 1)));
  } catch (error) {
    if ((isProblem(error, 'too_much') || isWithoutBatches(error)) && items.length > 1) await eachAlone(items);
    else for (const { failed } of items) failed(error);
    return [];
  }
}

/**
 * What is too much for one response may fit into one for each. A gateway that blocks batches may let single reads
 * through.
 */
async function eachAlone(items: readonly Waiting[]): Promise<void> {
  for (const item of items) await item.alone().catch(item.failed);
}

const BRACES = /\{\{|%7b%7b/i;

const RESPONSES = zod.object({
  responses: zod.array(
    zod.object({
      id: zod.union([zod.string(), zod.number()]),
      status: zod.number(),
      headers: zod.optional(zod.nullable(zod.record(zod.string(), zod.unknown()))),
      body: zod.optional(zod.unknown()),
    }),
  ),
});

type Response = zod.infer<typeof RESPONSES>['responses'][number];

/** Settles the reads with the responses. What can be tried again is returned, if the run has time for the pause. */
async function handOut(
  connection: Connection,
  items: readonly Waiting[],
  responseTo: (index: number) => Response | undefined,
): Promise<readonly Waiting[]> {
  const repeated: Waiting[] = [];
  let longest = 0;
  for (const [index, item] of items.entries()) {
    try {
      const response = responseTo(index);
      if (response === undefined) throw problemForMissing(item.doing);
      const { status, body, headers } = response;
      const texts = Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]);
      item.settle({ status, body, headers: Object.fromEntries(texts) });
    } catch (error) {
      const wait = pauseBefore(error, item.attempts, false) ?? Number.POSITIVE_INFINITY;
      if (wait + ROUND_TRIP > connection.http.left()) item.failed(error);
      else {
        longest = Math.max(longest, wait);
        repeated.push({ ...item, attempts: item.attempts + 1 });
      }
    }
  }
  if (repeated.length > 0) await pause(longest, connection.http.time.over);
  return repeated;
}

/** Milliseconds that another request needs. */
const ROUND_TRIP = 2_000;

function problemForMissing(doing: string): Problem {
  return new Problem(
    'unexpected_response',
    `${outlookType.label} left out a part of its response when it was asked to ${doing}. Try again later.`,
  );
}
