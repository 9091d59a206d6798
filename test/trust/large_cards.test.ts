/** Cards as large as a step takes: measuring coverage would make them more than twice as slow. */
import { reading } from '../vcard/reading.ts';
import { cardOf } from '../vcard/support.ts';

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
