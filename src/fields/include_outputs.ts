import type { PlainOutputField } from 'zapier-platform-core';
import {
  APPOINTMENT_FIELDS,
  FULL_APPOINTMENT_SAMPLE,
  FULL_NOTE_SAMPLE,
  FULL_TASK_SAMPLE,
  NOTE_FIELDS,
  TASK_FIELDS,
} from './item_outputs.ts';

/** What can be read with a contact, without what no account type of the build has. */
export const INCLUDED_FIELDS: readonly (PlainOutputField & { readonly key: Included; readonly label: string })[] = [
  ...(__BUILD__.can.tasks ? [{ key: 'tasks' as const, label: 'Tasks', children: [...TASK_FIELDS] }] : []),
  ...(__BUILD__.can.notes ? [{ key: 'notes' as const, label: 'Notes', children: [...NOTE_FIELDS] }] : []),
  ...(__BUILD__.can.appointments ? [{ key: 'appointments' as const, label: 'Appointments', children: [...APPOINTMENT_FIELDS] }] : []),
];

type Included = keyof typeof INCLUDED_SAMPLE;

export const INCLUDED_SAMPLE = { tasks: [FULL_TASK_SAMPLE], notes: [FULL_NOTE_SAMPLE], appointments: [FULL_APPOINTMENT_SAMPLE] };
