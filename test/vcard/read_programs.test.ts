import { readCardFile } from '../../src/vcard/read_file.ts';
import { bytesOf, cardOf, readOne } from './support.ts';

/** The shortest start of a JPEG that counts as one. */
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const IN_BASE64 = JPEG.toString('base64');

it('reads a card of Apple: grouped labels, escaped addresses, a birthday without a year, a folded picture', () => {
  const { fields, photo, unsupported } = readOne(
    cardOf(
      '3.0',
      'PRODID:-//Apple Inc.//iPhone OS 18.1//EN',
      'N:Example;Ada;Byron;Dr.;Jr.',
      'FN:Dr. Ada Byron Example Jr.',
      'NICKNAME:Countess',
      'ORG:Example Works\\; Ltd.;Research;',
      'TITLE:Engineer\\, first class',
      'EMAIL;type=INTERNET;type=HOME:ada@example.org',
      'EMAIL;type=INTERNET;type=WORK;type=pref:ada@example.com',
      'item1.EMAIL;type=INTERNET:ada@example.net',
      'item1.X-ABLabel:Newsletter',
      'TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:+1 555 010 0123',
      'TEL;type=HOME;type=FAX:+1 555 010 0199',
      'item2.TEL:+1 555 010 0124',
      'item2.X-ABLabel:_$!<Work>!$_',
      'item3.ADR;type=HOME;type=pref:;;1 Example Street\\nApartment 5;Springfield;Illinois;62701;United States',
      'item3.X-ABADR:us',
      'item4.URL;type=pref:http\\://www.example.com/ada\\,b',
      'item4.X-ABLabel:_$!<HomePage>!$_',
      'IMPP;X-SERVICE-TYPE=Skype;type=HOME;type=pref:skype:ada.example',
      'IMPP;X-SERVICE-TYPE=GaduGadu;type=HOME:x-apple:ada',
      'X-SOCIALPROFILE;type=twitter:https://example.com/ada',
      'BDAY;X-APPLE-OMIT-YEAR=1604;value=date:1604-04-12',
      'item5.X-ABDATE;type=pref:2010-05-01',
      'item5.X-ABLabel:_$!<Anniversary>!$_',
      'item6.X-ABRELATEDNAMES;type=pref:Grace Example',
      'item6.X-ABLabel:_$!<Manager>!$_',
      'item7.X-ABRELATEDNAMES:Bea Example',
      'item7.X-ABLabel:_$!<Sister>!$_',
      'NOTE:Met at the fair.\\nBring: samples\\; and\\, yes\\, a \\\\ backslash.',
      'CATEGORIES:customer,lead',
      `PHOTO;ENCODING=b;TYPE=JPEG;VALUE=uri:${IN_BASE64.slice(0, 12)}`,
      ` ${IN_BASE64.slice(12)}`,
      'X-ABUID:5AD380FD-B2DE-4261-BA99-DE1D1DB52FBE\\:ABPerson',
    ),
  );
  expect(fields).toEqual({
    full_name: 'Dr. Ada Byron Example Jr.',
    prefix: 'Dr.',
    first_name: 'Ada',
    middle_name: 'Byron',
    last_name: 'Example',
    suffix: 'Jr.',
    nickname: 'Countess',
    emails: [
      { address: 'ada@example.com', type: 'work' },
      { address: 'ada@example.org', type: 'home' },
      { address: 'ada@example.net', type: 'other' },
    ],
    phones: [
      { number: '+1 555 010 0123', type: 'mobile' },
      { number: '+1 555 010 0124', type: 'work' },
    ],
    company: 'Example Works; Ltd.',
    department: 'Research',
    job_title: 'Engineer, first class',
    manager: 'Grace Example',
    office_location: null,
    addresses: [
      {
        type: 'home',
        street: '1 Example Street\nApartment 5',
        city: 'Springfield',
        region: 'Illinois',
        postal_code: '62701',
        country: 'United States',
      },
    ],
    birthday: null,
    birthday_month_day: '04-12',
    websites: ['http://www.example.com/ada,b'],
    im_addresses: ['skype:ada.example', 'ada'],
    notes: 'Met at the fair.\nBring: samples; and, yes, a \\ backslash.',
    tags: ['customer', 'lead'],
  });
  expect(photo).toEqual(JPEG);
  expect(unsupported).toEqual(['Fax', 'Social Profiles', 'Dates', 'Related People']);
});

it("reads a company's card of Apple: its name is the company's", () => {
  const { fields } = readOne(cardOf('3.0', 'N:;;;;', 'FN:Example Works', 'ORG:Example Works;', 'X-ABShowAs:COMPANY'));
  expect(fields).toMatchObject({ full_name: null, first_name: null, company: 'Example Works', department: null });
});

it('reads a card of Google: groups in the middle of names, labels, a picture that is an address', () => {
  const { fields, photo, unsupported } = readOne(
    cardOf(
      '3.0',
      'FN:Ada Example',
      'N:Example;Ada;;;',
      'item1.EMAIL;TYPE=INTERNET:ada@example.com',
      'item1.X-ABLabel:',
      'item2.TEL:+15550100123',
      'item2.X-ABLabel:Assistant',
      'TEL;TYPE=CELL:+15550100124',
      'ADR;TYPE=WORK:;Suite 7;1 Example Street;Springfield;IL;62701;US;1 Example Street\\nSuite 7',
      'ORG:Example Works;Research',
      'item3.ORG:Second Works',
      'BDAY:19901210',
      'item4.URL:https\\://example.com',
      'item4.X-ABLabel:PROFILE',
      'PHOTO:https://example.com/photos/ada.jpg',
      'CATEGORIES:starred,myContacts,Book Club',
    ),
  );
  expect(fields).toMatchObject({
    emails: [{ address: 'ada@example.com', type: null }],
    phones: [
      { number: '+15550100123', type: 'other' },
      { number: '+15550100124', type: 'mobile' },
    ],
    addresses: [
      { type: 'work', street: '1 Example Street\nSuite 7', city: 'Springfield', region: 'IL', postal_code: '62701', country: 'US' },
    ],
    company: 'Example Works',
    department: 'Research',
    birthday: '1990-12-10',
    websites: ['https://example.com'],
    tags: ['starred', 'Book Club'],
  });
  expect(photo).toBeNull();
  expect(unsupported).toEqual(['Photo']);
});

it('reads a card of Outlook: version 2.1 with bare types, Windows letters, soft line breaks and an indented picture', () => {
  const { fields, photo, unsupported } = readOne(
    bytesOf(
      '2.1',
      'N;LANGUAGE=de;CHARSET=Windows-1252:M\xfcller, jun.;J\xfcrgen;;Dr.',
      'FN;CHARSET=Windows-1252:Dr. J\xfcrgen M\xfcller',
      'ORG;CHARSET=Windows-1252:M\xfcller, S\xf6hne & Co.;Verkauf',
      'TITLE:Engineer, first class',
      'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1252:Gr=FC=DFe:=0D=0A=',
      'zwei Zeilen =3D eins; zwei=',
      ' und ein Leerzeichen',
      'TEL;WORK;VOICE:(010) 555-0123',
      'TEL;CELL;VOICE:+49 30 5550100',
      'TEL;WORK;FAX:+49 30 5550199',
      'ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;Raum 7;Beispielstra=DFe 1=0D=0AHinterhaus;Berlin;;10115;Deutschland',
      'LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Beispielstra=DFe 1=0D=0A=',
      '10115 Berlin',
      'ADR;HOME:;;2 Example Way;Potsdam;;14467;Deutschland',
      'X-MS-OL-DEFAULT-POSTAL-ADDRESS:2',
      'URL;WORK:https://example.com',
      'X-MS-IMADDRESS:juergen@example.com',
      'X-MS-MANAGER:Grace Example',
      'BDAY:19901210',
      'EMAIL;PREF;INTERNET:juergen@example.com',
      'EMAIL;INTERNET:jm@example.org',
      'PHOTO;TYPE=JPEG;ENCODING=BASE64:',
      ` ${IN_BASE64.slice(0, 12)}`,
      ` ${IN_BASE64.slice(12)}`,
      '',
      'X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://schemas.microsoft.com/office/outlook/12"/>',
      'REV:20260105T090000Z',
    ),
  );
  expect(fields).toMatchObject({
    full_name: 'Dr. Jürgen Müller',
    prefix: 'Dr.',
    first_name: 'Jürgen',
    last_name: 'Müller, jun.',
    company: 'Müller, Söhne & Co.',
    department: 'Verkauf',
    job_title: 'Engineer, first class',
    notes: 'Grüße:\nzwei Zeilen = eins; zwei und ein Leerzeichen',
    phones: [
      { number: '(010) 555-0123', type: 'work' },
      { number: '+49 30 5550100', type: 'mobile' },
    ],
    addresses: [
      {
        type: 'work',
        street: 'Beispielstraße 1\nHinterhaus\nRaum 7',
        city: 'Berlin',
        region: null,
        postal_code: '10115',
        country: 'Deutschland',
      },
      { type: 'home', street: '2 Example Way', city: 'Potsdam' },
    ],
    emails: [
      { address: 'juergen@example.com', type: null },
      { address: 'jm@example.org', type: null },
    ],
    im_addresses: ['juergen@example.com'],
    manager: 'Grace Example',
    birthday: '1990-12-10',
  });
  expect(photo).toEqual(JPEG);
  expect(unsupported).toEqual(['Fax']);
});

it('reads a card of Nextcloud: version 4.0 with quoted types, preferences, addresses as URIs and a picture in a data address', () => {
  const { fields, photo, unsupported } = readOne(
    cardOf(
      '4.0',
      'UID:52d9e1e2-8a3e-4c2b-9df1-111111111111',
      'FN;PREF=2:A. Example',
      'FN;PREF=1:Ada Example',
      'N:Example;Ada;Byron,King;Dr.,Prof.;M.D.,Jr.',
      'TEL;TYPE="work,voice";VALUE=uri:tel:+1-555-010-0123;ext=5',
      'TEL;TYPE=home;PREF=1:+1 555 010 0124',
      'EMAIL;TYPE=work:mailto:ada@example.com',
      'ADR;TYPE=home;LABEL="Ada: 1 Example Street; Springfield":;;1 Example Street;Springfield;;62701;Germany',
      'BDAY:--0412',
      'GENDER:F',
      'ANNIVERSARY:20100501',
      'LANG:de',
      'RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
      'X-MANAGERSNAME:Bea Example',
      `PHOTO:data:image/jpeg;base64,${IN_BASE64}`,
      'REV:20260105T090000Z',
    ),
  );
  expect(fields).toMatchObject({
    full_name: 'Ada Example',
    middle_name: 'Byron King',
    prefix: 'Dr. Prof.',
    suffix: 'M.D., Jr.',
    phones: [
      { number: '+1 555 010 0124', type: 'home' },
      { number: '+1-555-010-0123;ext=5', type: 'work' },
    ],
    emails: [{ address: 'ada@example.com', type: 'work' }],
    addresses: [{ type: 'home', street: '1 Example Street', city: 'Springfield' }],
    birthday: null,
    birthday_month_day: '04-12',
  });
  expect(photo).toEqual(JPEG);
  expect(unsupported).toEqual(['Gender', 'Anniversary', 'Language', 'Related People', 'X-MANAGERSNAME']);
});

it('reads a card of Android: quoted-printable throughout, broken in the middle of letters, and its own nicknames', () => {
  const { fields, photo, unsupported } = readOne(
    cardOf(
      '2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D1=80=D0=B8=D0=BC=D0=B5=D1=80;=D0=90=D0=B4=D0=B0;;;',
      'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=90=D0=B4=D0=B0=20=D0=9F=D1=80=D0=B8=D0=\r\n=BC=D0=B5=D1=80',
      'TEL;CELL;PREF:+15550100123',
      'TEL;X-Custom(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=D0=A1=D0=B0=D0=B4):5550100124',
      'EMAIL;HOME:ada@example.com',
      'ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;=53=74=72=2E=20=31;=42=65=72=6C=69=6E;;=31=30=31=31=35;',
      'NOTE;ENCODING=QUOTED-PRINTABLE:one=0Atwo',
      'X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/nickname;=41=64=69;1;;;;;;;;;;;;;',
      'X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-05-01;1;;;;;;;;;;;;;',
      'X-SKYPE-USERNAME:ada.example',
      'BDAY:1990-12-10',
      'PHOTO;ENCODING=BASE64;JPEG:',
      IN_BASE64.slice(0, 16),
      IN_BASE64.slice(16),
      '',
    ),
  );
  expect(fields).toMatchObject({
    full_name: 'Ада Пример',
    first_name: 'Ада',
    last_name: 'Пример',
    nickname: 'Adi',
    phones: [
      { number: '+15550100123', type: 'mobile' },
      { number: '5550100124', type: 'other' },
    ],
    emails: [{ address: 'ada@example.com', type: 'home' }],
    addresses: [{ type: 'home', street: 'Str. 1', city: 'Berlin', postal_code: '10115' }],
    notes: 'one\ntwo',
    im_addresses: ['skype:ada.example'],
    birthday: '1990-12-10',
  });
  expect(photo).toEqual(JPEG);
  expect(unsupported).toEqual(['Android Fields']);
});

it('leaves out the card of an assistant within a card', () => {
  const { fields, unsupported } = readOne(
    cardOf(
      '2.1',
      'FN:Ada Example',
      'AGENT:',
      'BEGIN:VCARD',
      'VERSION:2.1',
      'FN:Bo Example',
      'TEL:+15550100199',
      'END:VCARD',
      'TEL:+15550100123',
    ),
  );
  expect(fields).toMatchObject({ full_name: 'Ada Example', phones: [{ number: '+15550100123', type: null }] });
  expect(unsupported).toEqual(['Agent']);
  expect(readOne(cardOf('3.0', 'FN:Ada', 'AGENT:BEGIN:VCARD\\nFN:Bo Example\\nEND:VCARD\\n')).unsupported).toEqual(['Agent']);
});

describe('the same card', () => {
  const LINES = ['N:Müller;Jürgen;;;', 'FN:Jürgen Müller', 'NOTE:Ein Gruß 🎂', 'TEL:+15550100123'];
  const text = cardOf('3.0', ...LINES);
  const expected = { full_name: 'Jürgen Müller', last_name: 'Müller', notes: 'Ein Gruß 🎂' };

  it.each([
    ['text', text],
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(text, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['text with a byte order mark', `\ufeff${text}`],
    ['line feeds only', Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['carriage returns only', Buffer.from(text.replaceAll('\r\n', '\r'))],
    ['small letters', Buffer.from(text.replace('BEGIN:VCARD', 'begin:vcard').replace('END:VCARD', 'end:vCard').replace('TEL:', 'tel:'))],
    ['blank lines and words around it', Buffer.from(`Hello!\n\n${text}\n\n-- \nAda`)],
    [
      'folded in the middle of a letter',
      Buffer.from(
        text.replaceAll('ü', '\u00c3\r\n \u00bc').replace('ß', '\u00c3\u009f').replace('🎂', '\u00f0\u009f\u008e\u0082'),
        'latin1',
      ),
    ],
  ])('is read from %s', (_name, file) => {
    expect(readOne(file).fields).toMatchObject(expected);
  });

  it.each([
    ['iso-8859-1', 'M\xfcller'],
    ['"Windows-1252"', 'M\xfcller'],
    ['no-such-charset', 'M\xfcller'],
    ['UTF-8', 'M\xc3\xbcller'],
    ['UTF-8', 'M\xfcller'],
  ])('is read with the charset %s', (charset, name) => {
    expect(readOne(bytesOf('2.1', `FN;CHARSET=${charset}:${name}`)).fields.full_name).toBe('Müller');
  });

  it('is read with other charsets', () => {
    expect(readOne(bytesOf('2.1', 'FN;CHARSET=SHIFT_JIS:\x83e\x83X\x83g')).fields.full_name).toBe('テスト');
    expect(readOne(bytesOf('2.1', 'FN;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:=B1=E6')).fields.full_name).toBe('ąć');
    expect(readOne(bytesOf('3.0', 'FN:M\xfcller')).fields.full_name).toBe('Müller');
  });

  it('is read from a text that still names the charset of its file', () => {
    expect(readOne(cardOf('2.1', 'FN;CHARSET=ISO-8859-1:Müller')).fields.full_name).toBe('Müller');
    expect(readOne(cardOf('2.1', 'FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller')).fields.full_name).toBe('Müller');
  });
});

it.each([
  ['1990-12-10', '1990-12-10', '12-10'],
  ['19901210', '1990-12-10', '12-10'],
  ['1990-12-10T00:00:00Z', '1990-12-10', '12-10'],
  ['19901210T000000Z', '1990-12-10', '12-10'],
  ['--12-10', null, '12-10'],
  ['--1210', null, '12-10'],
  ['--1210T0800', null, '12-10'],
  ['1604-02-29', null, '02-29'],
])('reads the birthday %s', (written, birthday, birthday_month_day) => {
  expect(readOne(cardOf('3.0', 'FN:Ada', `BDAY:${written}`))).toMatchObject({ fields: { birthday, birthday_month_day }, unsupported: [] });
});

it.each(['circa 1800', '1990', '1990-12', '---10', '1990-13-45'])('names a birthday that is no day: %s', (written) => {
  expect(readOne(cardOf('4.0', 'FN:Ada', `BDAY;VALUE=text:${written}`))).toMatchObject({
    fields: { birthday: null, birthday_month_day: null },
    unsupported: ['Birthday'],
  });
});

it('takes a text with bare line breaks', () => {
  expect(
    readOne(cardOf('3.0', 'FN:Ada', 'NOTE:first line', 'second line, see https://example.com', 'TEL:+15550100123')).fields,
  ).toMatchObject({
    notes: 'first line\nsecond line, see https://example.com',
    phones: [{ number: '+15550100123', type: null }],
  });
});

it('reads cards until the end of the file, also after a broken one', () => {
  const readings = readCardFile(
    ['BEGIN:VCARD', 'VERSION:3.0', 'FN:No End', cardOf('3.0', 'FN:Ada'), cardOf('3.0'), 'BEGIN:VCARD', 'FN:Cut Off'].join('\r\n'),
  );
  expect(readings.map((one) => ('refused' in one ? one.refused : one.card.fields.full_name))).toEqual([
    'This card is incomplete: END:VCARD is missing. Export it again.',
    'Ada',
    null,
    'This card is incomplete: END:VCARD is missing. Export it again.',
  ]);
});
