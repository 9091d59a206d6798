import { createBody, updateBody, writableOf } from '../../../src/backends/nylas/body.ts';
import { mergedFields } from '../../../src/backends/nylas/body_merge.ts';
import { givenNameOf } from '../../../src/backends/nylas/body_names.ts';
import { readFailure } from '../../../src/backends/nylas/errors.ts';
import { checkLimits } from '../../../src/backends/nylas/limits.ts';
import { fromCursor } from '../../../src/backends/nylas/pages_cursor.ts';
import { readPicture } from '../../../src/backends/nylas/photo.ts';
import { providerNamed } from '../../../src/backends/nylas/providers.ts';
import { toContact } from '../../../src/backends/nylas/translate.ts';
import * as wires from '../../../src/backends/nylas/wire.ts';
import { computeDifference } from '../../../src/contacts/difference.ts';
import { failureOf, readBy, type Translation } from '../../trust/support/translation.ts';

const PROVIDERS = ['google', 'microsoft', 'ews', 'icloud', ''];

/** The translations of hostile responses; test/trust finds this file by its folder. */
export const TRANSLATIONS: readonly Translation[] = [
  {
    name: 'contact',
    keys: Object.keys(wires.contact.shape),
    contract: wires.contact,
    run: (said, change, text) =>
      readBy(wires.contact, said, (wire) => {
        const provider = providerNamed(PROVIDERS[text.length % PROVIDERS.length] ?? '');
        const contact = toContact(wire, []);
        const before = writableOf(wire);
        const after = mergedFields(before, computeDifference(contact, change).change, change, provider);
        checkLimits(before, after, provider);
        return [contact, updateBody(after, true), createBody(after, givenNameOf(change))];
      }),
  },
  { name: 'picture', keys: ['picture'], run: (_said, _change, text) => readPicture(text)?.contentType },
  { name: 'position', keys: ['page'], run: (_said, _change, text) => fromCursor(text) },
  {
    name: 'failure',
    keys: ['type', 'message', 'provider_error', 'request_id'],
    run: (said, _change, text) => readFailure(failureOf(said, text)),
  },
];
