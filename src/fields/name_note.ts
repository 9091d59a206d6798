import { type FieldFunction, form, line } from './form.ts';

/** What the connected account says about finding by name, where it says something. */
export const nameNote: FieldFunction = form(({ backend }) =>
  backend.contacts.nameNote === undefined ? [] : [line('name_note', backend.contacts.nameNote)],
);
