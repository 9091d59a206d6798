import type { PlainOutputField } from 'zapier-platform-core';
import { APPOINTMENT_OUTPUT, NOTE_OUTPUT, TASK_OUTPUT, WHOLE_APPOINTMENT, WHOLE_NOTE, WHOLE_TASK } from './item_outputs.ts';

export const INCLUDED_OUTPUT: readonly PlainOutputField[] = [
  { key: 'tasks', label: 'Tasks', children: [...TASK_OUTPUT] },
  { key: 'notes', label: 'Notes', children: [...NOTE_OUTPUT] },
  { key: 'appointments', label: 'Appointments', children: [...APPOINTMENT_OUTPUT] },
];

export const INCLUDED_SAMPLE = { tasks: [WHOLE_TASK], notes: [WHOLE_NOTE], appointments: [WHOLE_APPOINTMENT] };
