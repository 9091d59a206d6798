import { toCustomValue } from '../../../src/backends/contacts_api/translate_custom_value.ts';

test.each<[what: string, value: unknown, shown: unknown]>([
  ['a signature', { url: 'https://example.com/s.png', meta: { originalname: 's.png' } }, 'https://example.com/s.png'],
  [
    'files, by the names that they have',
    {
      a: { url: 'https://example.com/1', meta: { originalname: 'cv.pdf' } },
      b: { url: 'https://example.com/2', meta: { filename: 'photo.jpg' } },
      c: { url: 'https://example.com/files/letter.txt?version=2', meta: 'none' },
      d: { url: 'https://example.com/files/' },
    },
    [
      { name: 'cv.pdf', url: 'https://example.com/1' },
      { name: 'photo.jpg', url: 'https://example.com/2' },
      { name: 'letter.txt', url: 'https://example.com/files/letter.txt?version=2' },
      { name: 'https://example.com/files/', url: 'https://example.com/files/' },
    ],
  ],
  [
    'text boxes, without the IDs of the boxes',
    { '0a1b2c3d4e5f6a7b8c9d': 'One', '9z8y7x6w5v4u3t2s1r0q': 'Two', Size: 'M', Empty: '', None: null },
    ['One', 'Two', 'Size: M'],
  ],
  ['a file without an address', { url: '', meta: { name: 'cv.pdf' } }, ['meta: name: cv.pdf']],
  ['what is nested too deep', [[[[['deep']]]]], ['["deep"]']],
  ['nothing', { a: null, b: [] }, null],
  ['an empty text', '', null],
  ['a number', 0, 0],
  ['what isn’t there', undefined, null],
])('%s can be mapped', (_what, value, shown) => {
  expect(toCustomValue(value)).toEqual(shown);
});
