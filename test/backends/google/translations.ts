import { changedLists, createBody, maskOf } from '../../../src/backends/google/body.ts';
import { listsOf, mergedLists } from '../../../src/backends/google/body_merge.ts';
import { readFailure } from '../../../src/backends/google/errors.ts';
import { mayBeOneOf } from '../../../src/backends/google/filter_rows.ts';
import { fromCursor } from '../../../src/backends/google/pages_cursor.ts';
import { toContact } from '../../../src/backends/google/translate.ts';
import * as wires from '../../../src/backends/google/wire.ts';
import { computeDifference } from '../../../src/contacts/difference.ts';
import { failureOf, readBy, type Translation } from '../../trust/support/translation.ts';

/** The translations of hostile responses; test/trust finds this file by its folder. */
export const TRANSLATIONS: readonly Translation[] = [
  {
    name: 'contact',
    keys: Object.keys(wires.contact.shape),
    contract: wires.contact,
    run: (said, change, text) =>
      readBy(wires.contact, said, (wire) => {
        const contact = toContact(wire, new Map());
        const before = listsOf(wire);
        const after = mergedLists(before, computeDifference(contact, change).change, change);
        const body = changedLists(before, after);
        return [contact, body, maskOf(body), createBody(after), mayBeOneOf({ email: text, phone: text, name: text })(wire)];
      }),
  },
  { name: 'position', keys: ['page'], run: (_said, _change, text) => fromCursor(text) },
  {
    name: 'failure',
    keys: ['code', 'message', 'status', 'details', 'errors'],
    run: (said, _change, text) => readFailure(failureOf(said, text)),
  },
];
