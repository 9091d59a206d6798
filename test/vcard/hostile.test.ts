import fc from 'fast-check';
import { Problem } from '../../src/contacts/errors.ts';
import { type CardReading, readCardFile } from '../../src/vcard/read_file.ts';
import { cardOf } from './support.ts';

/** What a reader may stumble over, in any order. */
const fragment = fc.oneof(
  fc.constantFrom(
    ...[
      'BEGIN:VCARD',
      'END:VCARD',
      'VERSION:2.1',
      'VERSION:4.0',
      'N:',
      'FN:',
      'TEL',
      'ADR;',
      'AGENT:',
      'PHOTO;ENCODING=b:',
      'BDAY:',
      'item1.',
    ],
    ...[
      'X-ABLabel:',
      '\r\n',
      '\n',
      '\r',
      '\r\n ',
      '=\r\n',
      ';',
      ':',
      ',',
      '=',
      '"',
      '\\',
      ';TYPE=',
      ';CHARSET=',
      'UTF-7',
      ';ENCODING=QUOTED-PRINTABLE:',
    ],
    ...['=FF', '=', '__proto__', 'constructor:', 'X-CONSTRUCTOR:', '^', 'TYPE="', ';VALUE=uri', '\u0000', '\u00ff', '\ufeff', '\ud800'],
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const file = fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(''));

/** A file is read, or refused in a sentence; a card as well. */
function reading(content: Buffer | string): CardReading[] {
  try {
    return readCardFile(content);
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

it('ends for every text and every file', () => {
  fc.assert(
    fc.property(file, (text) => {
      reading(text);
      reading(Buffer.from(text, 'latin1'));
      for (const one of reading(cardOf('3.0', text))) expect('refused' in one ? one.refused : one.card.fields).toBeTruthy();
    }),
    { numRuns: 3_000 },
  );
});

it('ends for every byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      reading(Buffer.from(bytes));
      reading(Buffer.concat([Buffer.from('BEGIN:VCARD\nFN:'), bytes, Buffer.from('\nEND:VCARD')]));
    }),
    { numRuns: 1_000 },
  );
});

/** Nearly 10 MB, the most that a step takes. In quadratic time, none of these would end. */
const SIZE = 9_000_000;
const fill = (text: string): string => text.repeat(Math.floor(SIZE / text.length));

it.each([
  ['soft line breaks', `NOTE;ENCODING=QUOTED-PRINTABLE:${fill('=\r\n')}`],
  ['a folded text', `NOTE:${fill('x\r\n ')}`],
  ['a text with bare line breaks', `NOTE:${fill('x y\r\n')}`],
  ['parameters', `NOTE${fill(';X=1')}:x`],
  ['quotes', `NOTE;X=${fill('"')}:x`],
  ['colons', `NOTE;X="${fill(':')}`],
  ['a name', fill('X')],
  ['blanks', `FN:${fill(' ')}`],
  ['empty lines', fill('\n')],
  ['properties', fill('TEL:1\n')],
  ['labels', fill('a.X-ABLABEL:b\n')],
  ['agents', fill('AGENT:\nBEGIN:VCARD\n')],
  ['backslashes', `N:${fill('\\')}`],
  ['semicolons', `ORG:${fill(';')}`],
  ['equals signs', `NOTE;ENCODING=QUOTED-PRINTABLE:${fill('=')}`],
])('ends for a card of %s', (_name, content) => {
  expect(reading(cardOf('3.0', content)).length).toBeLessThan(2);
});

it('takes a picture of several megabytes', () => {
  const picture = Buffer.alloc(4_000_000, 7);
  const [one] = reading(cardOf('3.0', 'FN:Ada', `PHOTO;ENCODING=b;TYPE=JPEG:${picture.toString('base64').replace(/.{74}/g, '$&\r\n ')}`));
  expect(one !== undefined && 'card' in one && one.card.photo?.equals(picture)).toBe(true);
});

it('refuses a text that is longer than any program writes, and nothing else of the file', () => {
  expect(reading(cardOf('3.0', 'FN:Ada', `NOTE:${'x'.repeat(100_001)}`) + cardOf('3.0', 'FN:Bo'))).toEqual([
    { refused: 'This card has a text of more than 100,000 characters. Shorten it.' },
    { card: expect.objectContaining({ fields: expect.objectContaining({ full_name: 'Bo' }) }) },
  ]);
});

it('refuses a card with more lines than any program writes', () => {
  expect(reading(cardOf('3.0', ...Array.from({ length: 1_001 }, () => 'TEL:+15550100123')))).toEqual([
    { refused: 'This card has more than 1000 lines. Leave some out.' },
  ]);
});
