/** The pages that a run asked for, kept as bytes, so that it can run again without a network. */
import { Readable } from 'node:stream';
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Perform, Values } from '../sandbox/zapier/definition.ts';

/** A run of a perform whose requests are answered from the recording. */
export type Run = (input: Values) => Promise<unknown>;

export interface Recording {
  /** Asks the service, and keeps the responses. */
  readonly record: Run;
  /** Never asks the service: it's an error if a response wasn't recorded. */
  readonly replay: Run;
  /** The recorded pages, each once, in the order of the requests. */
  pages(list: string): readonly Buffer[];
}

interface Request {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readable;
}

export function recording(perform: Perform, authData: Readonly<Record<string, string>>): Recording {
  const kept = new Map<string, Buffer>();
  const ask = async ({ url, method = 'GET', headers = {} }: Request, body: string): Promise<Buffer> => {
    const { 'Content-Length': _length, ...others } = headers;
    const response = await fetch(url, { method, headers: others, ...(body === '' ? {} : { body }) });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (!response.ok) throw new Error(`${url} answered ${response.status}: ${bytes.toString()}`);
    kept.set(`${method} ${url} ${body}`, bytes);
    return bytes;
  };
  const recall = async ({ url, method = 'GET' }: Request, body: string): Promise<Buffer> => {
    const bytes = kept.get(`${method} ${url} ${body}`);
    if (bytes === undefined) throw new Error(`${method} ${url} ${body} was not recorded.`);
    return bytes;
  };
  const run =
    (bytesOf: typeof ask): Run =>
    async (inputData) => {
      const request = async (options: Request) => responseOf(await bytesOf(options, await textOf(options.body)));
      // The part of the platform that a perform needs if it only reads.
      const z = { request, console: { log: () => undefined }, cache: { get: async () => null, set: async () => true } };
      const bundle = { inputData: { ...inputData }, authData: { ...authData }, meta: { timezone: 'America/Chicago' } };
      return await perform(z as unknown as ZObject, bundle as unknown as Bundle);
    };
  return {
    record: run(ask),
    replay: run(recall),
    pages: (list) => [...kept.values()].flatMap((bytes) => pagesIn(JSON.parse(bytes.toString('utf8')), list)),
  };
}

const HEADERS = new Headers({ 'content-type': 'application/json' });

function responseOf(bytes: Buffer) {
  return { status: 200, headers: HEADERS, body: Readable.from([bytes], { objectMode: false }) };
}

async function textOf(body: Readable | undefined): Promise<string> {
  return body === undefined ? '' : Buffer.concat(await body.toArray()).toString('utf8');
}

/** A page of contacts is any list with this many rows; one response can hold several. */
function pagesIn(json: Wire, list: string): Buffer[] {
  if (json.responses !== undefined) return json.responses.flatMap(({ body }) => pagesIn(body, list));
  const rows = json[list];
  return Array.isArray(rows) && rows.length >= A_PAGE ? [Buffer.from(JSON.stringify(json))] : [];
}

const A_PAGE = 50;

interface Wire {
  readonly responses?: readonly { readonly body: Wire }[];
  readonly [list: string]: unknown;
}
