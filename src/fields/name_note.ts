import { type FieldFunction, line, lines } from './form.ts';

/** What the connected account says about finding by name, where it says something. */
export const nameNote: FieldFunction = lines(({ backend }) =>
  backend.contacts.nameNote === undefined ? [] : [line('name_note', backend.contacts.nameNote)],
);
