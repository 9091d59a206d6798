import { appointments } from './appointments.ts';
import { businesses } from './businesses.ts';
import { changes } from './changes.ts';
import { contacts } from './contacts.ts';
import { customFields } from './custom_fields.ts';
import { CREATE_INPUTS, UPDATE_INPUTS } from './inputs.ts';
import { countryOfLocation } from './location.ts';
import { notes } from './notes.ts';
import { owners } from './owners.ts';
import { tags } from './tags.ts';
import { tasks } from './tasks.ts';
import { workflows } from './workflows.ts';

/** What the API can do with either sign-in. */
export const ports = {
  inputs: { create: CREATE_INPUTS, update: UPDATE_INPUTS },
  contacts,
  phoneCountry: countryOfLocation,
  changes,
  tags,
  tasks,
  notes,
  appointments,
  businesses,
  owners,
  workflows,
  customFields,
} as const;

/** A contact as the API gives it. */
export const example = { id: 'ocQHyuzHvysMo5N5VsXc', path: '/contacts/abc' } as const;
