import { execFile } from 'node:child_process';
import path from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { allOf } from '../../support/pages.ts';
import { openMailboxes } from './mailbox.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

let boxes: Awaited<ReturnType<typeof openMailboxes>>;

beforeAll(async () => {
  boxes = await openMailboxes(10_000);
});

afterAll(() => boxes.close());

test('10,000 contacts: 50 requests and one for the names of their groups', async () => {
  const cache = new Map<string, unknown>();
  const cold = await allOf(nylas.changes, boxes.connect('google', { cache }), {});
  expect(cold).toHaveLength(10_000);
  expect(boxes.asked()).toHaveLength(51);
  collect();
  const before = process.memoryUsage().heapUsed;
  const warm = await allOf(nylas.changes, boxes.connect('google', { cache }), {});
  expect(boxes.asked()).toHaveLength(50);
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
  // `toEqual` takes seconds for as many.
  expect(isDeepStrictEqual(warm, cold)).toBe(true);
});

test('10,000 contacts: the process that reads them grows by less than 60 MB, its garbage included', async () => {
  const child = [path.join(import.meta.dirname, 'pages_size_child.ts'), JSON.stringify(boxes.connect('google').authData)];
  const { stdout } = await promisify(execFile)(process.execPath, child, { env: { ...process.env, ...boxes.sandbox.environment } });
  const { contacts, bytes } = JSON.parse(stdout);
  expect(contacts).toBe(10_000);
  expect(bytes).toBeLessThan(60_000_000);
});
