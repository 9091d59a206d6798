import fc from 'fast-check';
import { reading } from './reading.ts';
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
