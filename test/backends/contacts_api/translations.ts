import { toAppointment } from '../../../src/backends/contacts_api/appointments_translate.ts';
import { toBody } from '../../../src/backends/contacts_api/body.ts';
import { readFailure } from '../../../src/backends/contacts_api/errors.ts';
import { toNote } from '../../../src/backends/contacts_api/notes.ts';
import { toTask } from '../../../src/backends/contacts_api/tasks_translate.ts';
import { mergedContact, toContact } from '../../../src/backends/contacts_api/translate.ts';
import * as wires from '../../../src/backends/contacts_api/wire.ts';
import { computeDifference } from '../../../src/contacts/difference.ts';
import { failureOf, readBy, type Translation } from '../../trust/support/translation.ts';

const CONTEXT = { account_type: 'highlevel', url: (id: string) => `https://example.com/${id}`, zone: 'Europe/Berlin' } as const;

/** The translations of hostile responses; test/trust finds this file by its folder. */
export const TRANSLATIONS: readonly Translation[] = [
  {
    name: 'contact',
    keys: Object.keys(wires.contact.shape),
    contract: wires.contact,
    run: (said, change) =>
      readBy(wires.contact, said, (wire) => {
        const contact = toContact(wire, CONTEXT);
        const difference = computeDifference(contact, change);
        return [contact, difference, mergedContact(wire, toBody(difference.change, contact.tags), wire)];
      }),
  },
  {
    name: 'task',
    keys: Object.keys(wires.task.shape),
    contract: wires.task,
    run: (said) => readBy(wires.task, said, (wire) => toTask(wire, 'c1')),
  },
  {
    name: 'note',
    keys: Object.keys(wires.note.shape),
    contract: wires.note,
    run: (said) => readBy(wires.note, said, (wire) => toNote(wire, 'c1')),
  },
  {
    name: 'appointment',
    keys: Object.keys(wires.event.shape),
    contract: wires.event,
    run: (said, _change, text) => readBy(wires.event, said, (wire) => toAppointment(wire, 'c1', text)),
  },
  {
    name: 'failure',
    keys: ['message', 'error', 'traceId', 'meta'],
    run: (said, _change, text) =>
      readFailure({ label: 'HighLevel', hasLocation: true, correctLocation: 'choose the right one' }, failureOf(said, text)),
  },
];
