import type { PlainOutputField } from 'zapier-platform-core';
import { outputFields } from './outputs.ts';

/** Null if tasks and notes have no owner there. */
const OWNER = __BUILD__.can.owners ? '0IHuJvc2ofPAAA8GzTRi' : null;

/** A sample with every key. */
export const FULL_TASK_SAMPLE = {
  id: 'task-1',
  contact_id: __BUILD__.example.id,
  title: 'Call Ada',
  description: 'About the example order.',
  due_date: '2026-01-07T15:00:00.000Z',
  completed: false,
  recurring: false,
  owner_id: OWNER,
};

export const TASK_FIELDS: readonly PlainOutputField[] = [
  { key: 'id', label: 'Task ID' },
  { key: 'contact_id', label: 'Contact ID' },
  { key: 'title', label: 'Title' },
  { key: 'description', label: 'Description' },
  // No type: if the account stores only the day, Zapier would turn it into an instant.
  { key: 'due_date', label: 'Due Date' },
  { key: 'completed', label: 'Completed', type: 'boolean' },
  { key: 'recurring', label: 'Recurring', type: 'boolean' },
  { key: 'owner_id', label: 'Owner ID' },
];

/** A sample with every key. */
export const FULL_NOTE_SAMPLE = {
  id: 'note-1',
  contact_id: __BUILD__.example.id,
  title: 'First call',
  body: 'Wants an offer in spring.',
  created_at: '2026-01-06T10:30:00.000Z',
  owner_id: OWNER,
};

export const NOTE_FIELDS: readonly PlainOutputField[] = [
  { key: 'id', label: 'Note ID' },
  { key: 'contact_id', label: 'Contact ID' },
  { key: 'title', label: 'Title' },
  { key: 'body', label: 'Body' },
  { key: 'created_at', label: 'Created At', type: 'datetime' },
  { key: 'owner_id', label: 'Owner ID' },
];

/** A sample with every key. */
export const FULL_APPOINTMENT_SAMPLE = {
  id: 'appointment-1',
  contact_id: __BUILD__.example.id,
  calendar_id: 'calendar-1',
  title: 'Example meeting',
  status: 'confirmed',
  starts_at: '2026-01-08T15:00:00.000Z',
  ends_at: '2026-01-08T15:30:00.000Z',
  notes: 'Bring the samples.',
  owner_id: OWNER,
};

export const APPOINTMENT_FIELDS: readonly PlainOutputField[] = [
  { key: 'id', label: 'Appointment ID' },
  { key: 'contact_id', label: 'Contact ID' },
  { key: 'calendar_id', label: 'Calendar ID' },
  { key: 'title', label: 'Title' },
  { key: 'status', label: 'Status' },
  { key: 'starts_at', label: 'Starts At', type: 'datetime' },
  { key: 'ends_at', label: 'Ends At', type: 'datetime' },
  { key: 'notes', label: 'Notes' },
  { key: 'owner_id', label: 'Owner ID' },
];

/** The samples in the definition, and the output fields. */
export const TASK_SAMPLE = { id: FULL_TASK_SAMPLE.id, contact_id: FULL_TASK_SAMPLE.contact_id, title: FULL_TASK_SAMPLE.title };
export const TASK_OUTPUTS = outputFields(TASK_FIELDS, FULL_TASK_SAMPLE);
export const NOTE_SAMPLE = { id: FULL_NOTE_SAMPLE.id, contact_id: FULL_NOTE_SAMPLE.contact_id, body: FULL_NOTE_SAMPLE.body };
export const NOTE_OUTPUTS = outputFields(NOTE_FIELDS, FULL_NOTE_SAMPLE);

export const CHANGED_TASK_OUTPUTS = outputFields([...TASK_FIELDS, { key: 'message', label: 'Message' }], {
  ...FULL_TASK_SAMPLE,
  message: null,
});
