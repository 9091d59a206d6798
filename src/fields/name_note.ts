import { accountLines, type FieldFunction, infoLine } from './form.ts';

/** A line about the limits of searching by name in the connected account. */
export const nameNote: FieldFunction = accountLines(({ backend }) =>
  backend.contacts.nameNote === undefined ? [] : [infoLine('name_note', backend.contacts.nameNote)],
);
