import { Problem } from '../../src/contacts/errors.ts';
import { type CardReading, readCardFile } from '../../src/vcard/read_file.ts';

/** A file is read, or refused in a sentence; a card as well. */
export function reading(content: Buffer | string): CardReading[] {
  try {
    return readCardFile(content);
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}
