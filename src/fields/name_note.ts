import { accountLines, type FieldFunction, infoLine } from './form.ts';

/** What the connected account says about finding by name, where it says something. */
export const nameNote: FieldFunction = accountLines(({ backend }) =>
  backend.contacts.nameNote === undefined ? [] : [infoLine('name_note', backend.contacts.nameNote)],
);
