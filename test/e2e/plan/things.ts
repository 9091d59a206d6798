import { PICTURE } from '../../../sandbox/picture.ts';
import type { Step } from '../step.ts';
import { contactOf, firstOf, items, keep, row, rows, text } from '../step.ts';
import { TASK_LIST } from './lists.ts';

/** The contact of the plan. */
const EMAIL = 'erin.example@example.org';
const DUE = '2031-05-06T10:00:00-05:00';

/** What else belongs to a contact: tasks, notes, appointments, a photo. */
export const THINGS: readonly Step[] = [
  {
    kind: 'create',
    key: 'add_task',
    capability: 'tasks',
    input: (memory) => ({ ...contactOf(memory), title: 'Call Erin', due_date: DUE }),
    expect: (output, memory) => ({
      'has an id': keep(memory, 'task', row(output).id),
      'title as given': row(output).title === 'Call Erin',
      'due on the day': String(row(output).due_date).startsWith('2031-05-06'),
      'is open': row(output).completed === false,
    }),
  },
  ...TASK_LIST,
  {
    kind: 'create',
    key: 'update_task',
    capability: 'tasks',
    input: (memory) => ({ ...contactOf(memory), task_id: text(memory, 'task'), title: 'Visit Erin' }),
    expect: (output) => ({
      'title as given': row(output).title === 'Visit Erin',
      'keeps the day': String(row(output).due_date).startsWith('2031-05-06'),
    }),
  },
  {
    kind: 'create',
    key: 'complete_task',
    capability: 'tasks',
    input: (memory) => ({ ...contactOf(memory), task_id: text(memory, 'task') }),
    expect: (output) => ({ 'is completed': row(output).completed === true }),
  },
  {
    kind: 'search',
    key: 'find_tasks',
    capability: 'tasks',
    input: (memory) => ({ ...contactOf(memory), status: 'completed', title: 'erin' }),
    expect: (output) => ({ 'one task': items(output, 'tasks').length === 1, 'counts it': rows(output)[0]?.count === 1 }),
  },
  {
    kind: 'create',
    key: 'add_note',
    input: (memory) => ({ ...contactOf(memory), body: 'Met at the example fair.' }),
    expect: (output) => ({ 'body as given': String(row(output).body).includes('Met at the example fair.') }),
  },
  {
    kind: 'search',
    key: 'find_notes',
    input: (memory) => ({ ...contactOf(memory), text: 'EXAMPLE FAIR' }),
    expect: (output) => ({ 'one note': items(output, 'notes').length === 1 }),
  },
  {
    kind: 'search',
    key: 'find_appointments',
    capability: 'appointments',
    input: (memory) => ({ contact_id: text(memory, 'known') }),
    expect: (output) => ({
      'has appointments': items(output, 'appointments').length > 0,
      'they have a time': items(output, 'appointments').every(({ starts_at }) => typeof starts_at === 'string'),
    }),
  },
  {
    kind: 'create',
    key: 'add_to_workflow',
    capability: 'workflows',
    input: (memory) => ({ ...contactOf(memory), workflow_id: firstOf(memory, 'workflow_list'), start_at: DUE }),
    expect: (output, memory) => ({
      'outcome is accepted': row(output).outcome === 'accepted',
      'starts at that moment': row(output).start_at === '2031-05-06T15:00:00.000Z',
      'names the contact': row(output).id === text(memory, 'contact'),
    }),
  },
  {
    kind: 'create',
    key: 'remove_from_workflow',
    capability: 'workflows',
    input: (memory) => ({ ...contactOf(memory), workflow_id: firstOf(memory, 'workflow_list') }),
    expect: (output) => ({ 'outcome is accepted': row(output).outcome === 'accepted' }),
  },
  {
    kind: 'create',
    key: 'set_contact_photo',
    capability: 'setPhoto',
    input: (memory) => ({ ...contactOf(memory), photo: `data:image/jpeg;base64,${PICTURE}` }),
    expect: (output, memory) => ({
      'outcome is updated': row(output).outcome === 'updated',
      'names the contact': row(output).id === text(memory, 'contact'),
    }),
  },
  {
    kind: 'search',
    key: 'find_contact_details',
    input: (memory) => ({ contact_id: text(memory, 'contact') }),
    expect: (output, memory) => ({
      'is the contact': rows(output)[0]?.id === text(memory, 'contact'),
      'tasks, where there are any': items(output, 'tasks').length === (memory.account.has.includes('tasks') ? 1 : 0),
      'its note': items(output, 'note_items').length === 1,
      'its photo, where it was set': (rows(output)[0]?.photo !== null) === memory.account.has.includes('setPhoto'),
    }),
  },
  {
    kind: 'create',
    key: 'import_vcard',
    input: () => ({
      vcard: ['BEGIN:VCARD', 'VERSION:2.1', 'N:Carded;Erin', `EMAIL;INTERNET:${EMAIL}`, 'END:VCARD', ''].join('\r\n'),
    }),
    expect: (output) => ({ 'one card was updated': row(output).updated === 1, 'none failed': row(output).failed === 0 }),
  },
  {
    kind: 'create',
    key: 'import_vcard',
    note: 'again',
    input: () => ({
      vcard: ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Erin Carded', 'N:Carded;Erin', `EMAIL:${EMAIL}`, 'END:VCARD', ''].join('\n'),
    }),
    expect: (output) => ({ 'the card was unchanged': row(output).unchanged === 1 }),
  },
  {
    kind: 'create',
    key: 'delete_task',
    capability: 'tasks',
    input: (memory) => ({ ...contactOf(memory), task_id: text(memory, 'task') }),
    expect: (output) => ({ 'outcome is deleted': row(output).outcome === 'deleted' }),
  },
];
