import { isUtf8 } from 'node:buffer';
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { Problem } from '../contacts/errors.ts';
import { shortenWords } from '../contacts/text.ts';
import { outputFields } from '../fields/outputs.ts';
import type { Input } from '../operation.ts';
import { operation } from '../operation.ts';
import { checkApiPath } from '../steps/api_path.ts';
import { readChoice, readRequiredText, readText } from '../steps/read_input.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const inputFields = defineInputFields([
  {
    key: 'method',
    label: 'Method',
    required: true,
    choices: { GET: 'GET', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
    helpText: 'A read-only connection only allows GET.',
  },
  {
    key: 'path',
    label: 'Path',
    required: true,
    helpText: `The part after the account's address, for example ${__BUILD__.example.paths}.`,
  },
  { key: 'query', label: 'Query', dict: true, helpText: 'Parameters to add after the path.' },
  { key: 'body', label: 'Body', type: 'text', helpText: 'Must be valid JSON.' },
]);

export const perform = operation(async ({ connection, input }) => {
  const method = readChoice(input, 'method', METHODS);
  if (method === undefined) throw new Problem('invalid_input', 'Method is blank, and this step needs it. Choose one.');
  const path = checkApiPath(readRequiredText(input, 'path'));
  const response = await connection.http.send({
    method,
    url: path,
    query: readQuery(input),
    body: readBody(input, method),
    schema: ANYTHING,
    doing: `answer the request ${method}`,
    userRequest: shortenWords(`${method} ${path}`),
    writes: method !== 'GET',
  });
  return {
    status: response.status,
    headers: withoutCookies(response.headers),
    body: response.data === undefined ? readable(response.bytes) : response.data,
  };
}) satisfies CreatePerform;

/** Accepts any response. */
const ANYTHING = { safeParse: (data: unknown) => ({ success: true as const, data }) };

/** A body that isn't JSON, as text; null if it's empty or not text. */
function readable(bytes: Buffer): string | null {
  return bytes.length > 0 && isUtf8(bytes) ? bytes.toString() : null;
}

function readQuery({ query }: Input): Readonly<Record<string, string>> {
  if (query === undefined || query === '') return {};
  if (typeof query !== 'object' || Array.isArray(query))
    throw new Problem('invalid_input', 'Query takes pairs of a name and a value. Enter one pair for each parameter.');
  const values: Input = { ...query };
  const filled = Object.entries(values).filter(([name]) => readText(values, name) !== undefined);
  return Object.fromEntries(filled.map(([name, value]) => [name, String(value)]));
}

function readBody(input: Input, method: string): unknown {
  const body = typeof input.body === 'object' ? (input.body ?? undefined) : checked(readText(input, 'body'));
  if (body !== undefined && method === 'GET')
    throw new Problem('invalid_input', "A GET request can't have a body. Leave Body blank, or choose another Method.");
  return body;
}

/** The bytes as they were typed: parsing would change numbers of more than 15 digits. */
function checked(json: string | undefined): Buffer | undefined {
  if (json === undefined) return undefined;
  try {
    JSON.parse(json);
  } catch {
    throw new Problem('invalid_input', "Body isn't valid JSON. Check its quotes, commas and brackets.");
  }
  return Buffer.from(json);
}

function withoutCookies(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^set-cookie2?$/i.test(name)));
}

const SAMPLE = { status: 200, headers: { 'content-type': 'application/json' }, body: { id: __BUILD__.example.id } };

export default defineCreate({
  key: 'api_request',
  noun: 'Request',
  display: { label: 'API Request', description: "Sends your own request to the account's API and returns the response." },
  operation: {
    inputFields,
    perform,
    sample: { status: SAMPLE.status },
    outputFields: outputFields(
      [
        { key: 'status', label: 'Status', type: 'integer' },
        { key: 'headers', label: 'Headers' },
        { key: 'body', label: 'Body' },
      ],
      SAMPLE,
    ),
  },
});
