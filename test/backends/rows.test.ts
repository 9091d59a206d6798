import * as zod from 'zod/mini';
import type { Connection } from '../../src/backends/backend.ts';
import { contactsApi } from '../../src/backends/contacts_api/index.ts';
import { readableRows, readEveryRow } from '../../src/backends/rows.ts';
import { connect } from '../../src/operation.ts';
import { platform } from '../support/client.ts';

const item = zod.object({ id: zod.string(), tags: zod.array(zod.string()) });
let told: string[];
let connection: Connection;

beforeEach(async () => {
  told = [];
  connection = { ...connect(await platform(), contactsApi, {}, null), log: (text) => told.push(text) };
});

const good = { id: 'a', tags: ['x'] };
const bad = { id: 'b', tags: 'x', email: 'grace@example.com' };

test('an unreadable row is left out and named in the log, without its content', () => {
  expect(readableRows(connection, { rows: [good, bad, null, { tags: [] }], item, what: 'contact' })).toEqual([good]);
  expect(told).toEqual([
    `Left out a contact that can't be read: ID b, its field "tags" isn't what was expected.`,
    `Left out a contact that can't be read: it has no ID, it isn't what was expected.`,
    `Left out a contact that can't be read: it has no ID, its field "id" isn't what was expected.`,
  ]);
});

test("a long page without a readable row isn't a list of contacts", () => {
  const rows = Array.from({ length: 20 }, () => bad);
  expect(() => readableRows(connection, { rows, item, what: 'contact' })).toThrow(
    expect.objectContaining({
      kind: 'unexpected_response',
      message:
        'Contacts API sent a list in which none of the 20 rows can be read as a contact. Try again later. If this keeps happening, contact support.',
    }),
  );
  expect(readableRows(connection, { rows: rows.slice(1), item, what: 'contact' })).toEqual([]);
});

test('if a row decides, an unreadable one is a problem that names it', () => {
  expect(readEveryRow(connection, { rows: [good], item, what: 'contact' })).toEqual([good]);
  expect(() => readEveryRow(connection, { rows: [good, bad], item, what: 'contact' })).toThrow(
    expect.objectContaining({
      kind: 'unexpected_response',
      message: `Contacts API sent a contact that this step needs but can't read: ID b, its field "tags" isn't what was expected. Correct it in the account, and run the step again.`,
    }),
  );
});
