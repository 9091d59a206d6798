import { readCardFile } from '../../src/vcard/read_file.ts';
import { cardOf, readOne } from './support.ts';

test.each([
  [
    cardOf('4.0', 'KIND:group', 'FN:Friends', 'MEMBER:urn:uuid:1'),
    'This card is a group, and only people and companies can be imported. Leave it out.',
  ],
  [
    cardOf('3.0', 'X-ADDRESSBOOKSERVER-KIND:group', 'N:Friends'),
    'This card is a group, and only people and companies can be imported. Leave it out.',
  ],
])('a group is refused in a sentence: %j', (file, refused) => {
  expect(readCardFile(file)).toEqual([{ refused }]);
});

test('a card of a company has no person’s name', () => {
  expect(readOne(cardOf('4.0', 'KIND:org', 'FN:Example Works')).fields).toMatchObject({ full_name: null, company: 'Example Works' });
});

test('a fax and a pager are named, and not taken for phones', () => {
  const { fields, unsupported } = readOne(
    cardOf('3.0', 'FN:Uma', 'TEL;TYPE=WORK,FAX:+15550100101', 'TEL;TYPE=PAGER:+15550100102', 'TEL;TYPE=CELL:+15550100100'),
  );
  expect(fields.phones).toEqual([{ number: '+15550100100', type: 'mobile' }]);
  expect(unsupported).toEqual(['Fax', 'Pager']);
});

test('the words of version 2.1 without a name are read for what they are', () => {
  const { fields, photo } = readOne(
    cardOf(
      '2.1',
      'FN;QUOTED-PRINTABLE;CHARSET=UTF-8:J=C3=BCrgen',
      'TEL;HOME;VOICE:+15550100100',
      'URL;WORK;URL:https://example.com',
      'NOTE;8BIT:Met',
      'PHOTO;JPEG;BASE64:/9j/4AAQSkZJRgAB',
      '',
    ),
  );
  expect(fields).toMatchObject({
    full_name: 'Jürgen',
    phones: [{ number: '+15550100100', type: 'home' }],
    websites: ['https://example.com'],
    notes: 'Met',
  });
  expect(photo).not.toBeNull();
});

test('a separator inside quotes belongs to the parameter', () => {
  expect(readOne(cardOf('4.0', 'FN:Uma', 'TEL;TYPE="work,voice";X-LABEL="a;b:c":+15550100100')).fields.phones).toEqual([
    { number: '+15550100100', type: 'work' },
  ]);
});

test('a chat account of an older program is taken by its name', () => {
  expect(readOne(cardOf('3.0', 'FN:Uma', 'X-GOOGLE-TALK:uma@example.com', 'X-OTHER-TALK:umi@example.com')).fields.im_addresses).toEqual([
    'xmpp:uma@example.com',
    'xmpp:umi@example.com',
  ]);
});

test('a label of one’s own without a letter is another kind', () => {
  expect(readOne(cardOf('3.0', 'FN:Uma', 'item1.TEL:+15550100100', 'item1.X-ABLabel:☎')).fields.phones).toEqual([
    { number: '+15550100100', type: 'other' },
  ]);
});
