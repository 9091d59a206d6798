import { isProblem, toSentence } from '../contacts/errors.ts';
import { pictureType } from '../contacts/photo.ts';
import type { Run } from '../operation.ts';

/** What became of a card's picture. */
export interface CardPhoto {
  readonly isSet: boolean;
  /** Whether the account can't have it. */
  readonly isIgnored: boolean;
  readonly error: string | null;
}

/**
 * Sets the picture of a contact that was just written, if the account can and it's another one. The contact is saved
 * by now, so a failure is told and thrown no further.
 */
export async function setCardPhoto({ backend, connection }: Run, id: string, bytes: Buffer | null, isNew: boolean): Promise<CardPhoto> {
  if (bytes === null) return NOTHING;
  const { photo } = backend;
  const contentType = pictureType(bytes);
  const { limits } = photo ?? {};
  if (photo?.set === undefined || limits === undefined || contentType === null) return IGNORED;
  if (!limits.types.includes(contentType) || bytes.length > limits.bytes) return IGNORED;
  try {
    const stored = isNew ? null : await photo.get(connection, id);
    if (stored?.bytes.equals(bytes) === true) return NOTHING;
    await photo.set(connection, id, { bytes, contentType });
    return { ...NOTHING, isSet: true };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { ...NOTHING, error: `The contact is saved, but its photo may not be. ${toSentence(error)}` };
  }
}

const NOTHING: CardPhoto = { isSet: false, isIgnored: false, error: null };
const IGNORED: CardPhoto = { ...NOTHING, isIgnored: true };
