import type { Card } from '../../src/vcard/card.ts';
import { readCardFile } from '../../src/vcard/read_file.ts';

/** The only card of the file. Throws if there are several, or if it can't be read. */
export function readOne(file: Buffer | string): Card {
  const [reading, ...others] = readCardFile(file);
  if (reading === undefined || others.length > 0) throw new Error(`${others.length + 1} cards`);
  if ('refused' in reading) throw new Error(reading.refused);
  return reading.card;
}

/** The lines of one card, as a text of that version. */
export function cardOf(version: string, ...lines: readonly string[]): string {
  return ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n');
}

/** The same as a file, in which each character is one byte. */
export function bytesOf(version: string, ...lines: readonly string[]): Buffer {
  return Buffer.from(cardOf(version, ...lines), 'latin1');
}
