import { toBody } from '../../../src/backends/outlook/body.ts';
import { readFailure } from '../../../src/backends/outlook/errors.ts';
import { personToContact, userToContact } from '../../../src/backends/outlook/sources_translate.ts';
import * as people from '../../../src/backends/outlook/sources_wire.ts';
import { taskIdsOf, toTask, toTaskBody } from '../../../src/backends/outlook/tasks_translate.ts';
import { toContact } from '../../../src/backends/outlook/translate.ts';
import * as wires from '../../../src/backends/outlook/wire.ts';
import { computeDifference } from '../../../src/contacts/difference.ts';
import { parseDueInstant } from '../../../src/contacts/time.ts';
import { failureOf, readBy, type Translation } from '../../trust/support/translation.ts';

/** The translations of hostile responses; test/trust finds this file by its folder. */
export const TRANSLATIONS: readonly Translation[] = [
  {
    name: 'contact',
    keys: Object.keys(wires.contact.shape),
    contract: wires.contact,
    run: (said, change) =>
      readBy(wires.contact, said, (wire) => {
        const contact = toContact(wire, 'Europe/Berlin');
        return [contact, toBody(wire, computeDifference(contact, change).change), toBody({ id: '' }, change)];
      }),
  },
  {
    name: 'user of the directory',
    keys: Object.keys(people.user.shape),
    contract: people.user,
    run: (said) => readBy(people.user, said, userToContact),
  },
  {
    name: 'person one works with',
    keys: Object.keys(people.person.shape),
    contract: people.person,
    run: (said) => readBy(people.person, said, (wire) => personToContact(wire, 'Europe/Berlin')),
  },
  {
    name: 'task',
    keys: Object.keys(wires.task.shape),
    contract: wires.task,
    run: (said) => readBy(wires.task, said, (wire) => toTask(wire, 'list', 'c1', 'Asia/Tokyo')),
  },
  {
    name: 'task of a person',
    keys: ['title'],
    run: (_said, _change, text) => {
      const due = parseDueInstant(text, 'America/Chicago');
      return [toTaskBody({ title: text, description: text, ...(due === null ? {} : { due_date: due }) }), taskIdsOf(text)];
    },
  },
  {
    name: 'failure',
    keys: ['code', 'message', 'innerError', 'error'],
    run: (said, _change, text) => readFailure(failureOf(said, text)),
  },
];
