import type { PlainOutputField } from 'zapier-platform-core';
import {
  APPOINTMENT_FIELDS,
  FULL_APPOINTMENT_SAMPLE,
  FULL_NOTE_SAMPLE,
  FULL_TASK_SAMPLE,
  NOTE_FIELDS,
  TASK_FIELDS,
} from './item_outputs.ts';

export const INCLUDED_FIELDS: readonly PlainOutputField[] = [
  { key: 'tasks', label: 'Tasks', children: [...TASK_FIELDS] },
  { key: 'notes', label: 'Notes', children: [...NOTE_FIELDS] },
  { key: 'appointments', label: 'Appointments', children: [...APPOINTMENT_FIELDS] },
];

export const INCLUDED_SAMPLE = { tasks: [FULL_TASK_SAMPLE], notes: [FULL_NOTE_SAMPLE], appointments: [FULL_APPOINTMENT_SAMPLE] };
