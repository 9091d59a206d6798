import { toAppointment } from '../../../src/backends/contacts_api/appointments_translate.ts';
import { toBody as toContactsApiBody } from '../../../src/backends/contacts_api/body.ts';
import { readFailure as contactsApiFailure } from '../../../src/backends/contacts_api/errors.ts';
import { toNote } from '../../../src/backends/contacts_api/notes.ts';
import { toTask as toContactsApiTask } from '../../../src/backends/contacts_api/tasks_translate.ts';
import * as contactsApi from '../../../src/backends/contacts_api/translate.ts';
import * as contactsApiWire from '../../../src/backends/contacts_api/wire.ts';
import { createBody, updateBody, writableOf } from '../../../src/backends/nylas/body.ts';
import { mergedFields } from '../../../src/backends/nylas/body_merge.ts';
import { givenNameOf } from '../../../src/backends/nylas/body_names.ts';
import { readFailure as nylasFailure } from '../../../src/backends/nylas/errors.ts';
import { checkLimits } from '../../../src/backends/nylas/limits.ts';
import { fromCursor } from '../../../src/backends/nylas/pages_cursor.ts';
import { readPicture } from '../../../src/backends/nylas/photo.ts';
import { providerCalled } from '../../../src/backends/nylas/providers.ts';
import * as nylas from '../../../src/backends/nylas/translate.ts';
import * as nylasWire from '../../../src/backends/nylas/wire.ts';
import { toBody } from '../../../src/backends/outlook/body.ts';
import { readFailure as outlookFailure } from '../../../src/backends/outlook/errors.ts';
import { taskIdsOf, toTask, toTaskBody } from '../../../src/backends/outlook/tasks_translate.ts';
import * as outlook from '../../../src/backends/outlook/translate.ts';
import * as outlookWire from '../../../src/backends/outlook/wire.ts';
import type { ContactChange } from '../../../src/contacts/change.ts';
import { computeDifference } from '../../../src/contacts/difference.ts';
import { instantIn, readDue, toInstant } from '../../../src/contacts/time.ts';

/** One translation: the keys it reads, and how it is called with what a service said and what a person wants. */
export interface Translation {
  readonly name: string;
  readonly keys: readonly string[];
  /** The shape of what it reads, where there is one. */
  readonly contract?: unknown;
  readonly run: (said: Record<string, unknown>, change: ContactChange, text: string) => unknown;
}

const PLACE = { account_type: 'highlevel', url: (id: string) => `https://example.com/${id}`, zone: 'Europe/Berlin' } as const;
const PROVIDERS = ['google', 'microsoft', 'ews', 'icloud', ''];
const failure = (said: Record<string, unknown>, text: string) => ({
  status: [400, 404, 422, 429, 500][text.length % 5] ?? 400,
  body: [said, { error: said }, { error: { provider_error: said } }, text][text.length % 4],
  path: ['/contacts/c1', '/contacts/c1/tasks/t1', text][text.length % 3] ?? '',
  header: () => text,
});

/** What passes the contract is translated; what does not is an answer that cannot be read, and never gets so far. */
function read<T>(
  contract: { safeParse: (value: unknown) => { success: true; data: T } | { success: false } },
  said: unknown,
  then: (wire: T) => unknown,
): unknown {
  const result = contract.safeParse(said);
  return result.success ? then(result.data) : null;
}

export const TRANSLATIONS: readonly Translation[] = [
  {
    name: 'contacts_api: contact',
    keys: Object.keys(contactsApiWire.contact.shape),
    contract: contactsApiWire.contact,
    run: (said, change) =>
      read(contactsApiWire.contact, said, (wire) => {
        const contact = contactsApi.toContact(wire, PLACE);
        const news = computeDifference(contact, change);
        return [contact, news, contactsApi.mergedContact(wire, toContactsApiBody(news.change, contact.tags), wire)];
      }),
  },
  {
    name: 'contacts_api: task',
    keys: Object.keys(contactsApiWire.task.shape),
    contract: contactsApiWire.task,
    run: (said) => read(contactsApiWire.task, said, (wire) => toContactsApiTask(wire, 'c1')),
  },
  {
    name: 'contacts_api: note',
    keys: Object.keys(contactsApiWire.note.shape),
    contract: contactsApiWire.note,
    run: (said) => read(contactsApiWire.note, said, (wire) => toNote(wire, 'c1')),
  },
  {
    name: 'contacts_api: appointment',
    keys: Object.keys(contactsApiWire.event.shape),
    contract: contactsApiWire.event,
    run: (said, _change, text) => read(contactsApiWire.event, said, (wire) => toAppointment(wire, 'c1', text)),
  },
  {
    name: 'contacts_api: failure',
    keys: ['message', 'error', 'traceId', 'meta'],
    run: (said, _change, text) =>
      contactsApiFailure({ label: 'HighLevel', hasLocation: true, correctLocation: 'choose the right one' }, failure(said, text)),
  },
  {
    name: 'outlook: contact',
    keys: Object.keys(outlookWire.contact.shape),
    contract: outlookWire.contact,
    run: (said, change) =>
      read(outlookWire.contact, said, (wire) => {
        const contact = outlook.toContact(wire, 'Europe/Berlin');
        return [contact, toBody(wire, computeDifference(contact, change).change), toBody({ id: '' }, change)];
      }),
  },
  {
    name: 'outlook: task',
    keys: Object.keys(outlookWire.task.shape),
    contract: outlookWire.task,
    run: (said) => read(outlookWire.task, said, (wire) => toTask(wire, 'list', 'c1', 'Asia/Tokyo')),
  },
  {
    name: 'outlook: task of a person',
    keys: ['title'],
    run: (_said, _change, text) => {
      const due = readDue(text, 'America/Chicago');
      return [toTaskBody({ title: text, description: text, ...(due === null ? {} : { due_date: due }) }), taskIdsOf(text)];
    },
  },
  {
    name: 'outlook: failure',
    keys: ['code', 'message', 'innerError', 'error'],
    run: (said, _change, text) => outlookFailure(failure(said, text)),
  },
  {
    name: 'nylas: contact',
    keys: Object.keys(nylasWire.contact.shape),
    contract: nylasWire.contact,
    run: (said, change, text) =>
      read(nylasWire.contact, said, (wire) => {
        const provider = providerCalled(PROVIDERS[text.length % PROVIDERS.length] ?? '');
        const contact = nylas.toContact(wire, []);
        const before = writableOf(wire);
        const after = mergedFields(before, computeDifference(contact, change).change, change, provider);
        checkLimits(before, after, provider);
        return [contact, updateBody(after, true), createBody(after, givenNameOf(change))];
      }),
  },
  { name: 'nylas: picture', keys: ['picture'], run: (_said, _change, text) => readPicture(text)?.contentType },
  { name: 'nylas: position', keys: ['page'], run: (_said, _change, text) => fromCursor(text) },
  {
    name: 'nylas: failure',
    keys: ['type', 'message', 'provider_error', 'request_id'],
    run: (said, _change, text) => nylasFailure(failure(said, text)),
  },
  {
    name: 'times',
    keys: ['at'],
    run: (_said, _change, text) => [toInstant(text), readDue(text, text), readDue(text, 'Asia/Kathmandu'), instantIn(text, text)],
  },
];
