import { NOTHING, type Writable } from '../../../src/backends/nylas/body.ts';
import { checkLimits, refuseUnknown } from '../../../src/backends/nylas/limits.ts';
import { type PhoneType, providerNamed } from '../../../src/backends/nylas/providers.ts';

/** The providers' limits: https://developer.nylas.com/docs/v3/email/contacts/ */
const fits = (provider: string, after: Partial<Writable>, before: Partial<Writable> = {}) =>
  checkLimits({ ...NOTHING, ...before }, { ...NOTHING, ...after }, providerNamed(provider));
const refusal = (sentence: string) => expect.objectContaining({ kind: 'invalid_input', message: sentence });

const emails = (...all: string[]): Partial<Writable> => ({ emails: all.map((email) => ({ email })) });
const pages = (...all: string[]): Partial<Writable> => ({ web_pages: all.map((url) => ({ url })) });
const messengers = (...all: string[]): Partial<Writable> => ({ im_addresses: all.map((im_address) => ({ im_address })) });
const phones = (...all: [string, PhoneType?][]): Partial<Writable> => ({
  phone_numbers: all.map(([number, type]) => ({ number, ...(type === undefined ? {} : { type }) })),
});
const addresses = (...all: Writable['physical_addresses'][number][]): Partial<Writable> => ({ physical_addresses: all });

const ONE = '+1 555 0101';
const TWO = '+1 555 0102';
const THREE = '+1 555 0103';

describe('what a mailbox has no room for is named, with what to do', () => {
  test.each([
    [
      'several',
      'microsoft',
      emails('a@example.com', 'b@example.com', 'c@example.com', 'd@example.com', 'e@example.com'),
      'Microsoft keeps at most 3 email addresses for a contact, and d@example.com and e@example.com are too many. Leave them out, or remove others first.',
    ],
    [
      'where there is room for one',
      'icloud',
      emails('a@example.com', 'b@example.com'),
      'iCloud keeps at most 1 email address for a contact, and b@example.com is too many. Leave it out, or remove others first.',
    ],
    [
      'phone numbers of one type',
      'ews',
      phones([ONE, 'work'], [TWO, 'home'], [THREE, 'mobile'], ['+1 555 0104', 'mobile']),
      'Exchange keeps at most 1 mobile phone number for a contact, and +1 555 0104 is too many. Leave it out, or remove others first.',
    ],
    [
      'phone numbers of a type for which there is no room at all',
      'yahoo',
      phones([ONE, 'mobile']),
      "Yahoo doesn't keep mobile phone numbers. Leave out +1 555 0101.",
    ],
    [
      'a phone number without a type, which counts as one of work',
      'microsoft',
      phones([ONE, 'work'], [TWO], [THREE]),
      'Microsoft keeps at most 2 work phone numbers for a contact, and +1 555 0103 is too many. Leave it out, or remove others first.',
    ],
    [
      'phone numbers of all types',
      'icloud',
      phones([ONE, 'work'], [TWO, 'home']),
      'iCloud keeps at most 1 phone number for a contact, and +1 555 0102 is too many. Leave it out, or remove others first.',
    ],
    [
      'instant messaging addresses',
      'microsoft',
      messengers('ada', 'bob', 'cid', 'dot'),
      'Microsoft keeps at most 3 instant messaging addresses for a contact, and dot is too many. Leave it out, or remove others first.',
    ],
    [
      'one instant messaging address',
      'imap',
      messengers('ada', 'bob', 'cid'),
      'IMAP keeps at most 1 instant messaging address for a contact, and bob and cid are too many. Leave them out, or remove others first.',
    ],
    [
      'an address of one type, by its street',
      'microsoft',
      addresses(
        { type: 'home', city: 'Rome' },
        { type: 'work', street_address: '1 Square' },
        { type: 'work', street_address: '2 Square', city: 'York' },
      ),
      'Microsoft keeps at most 1 work address for a contact, and 2 Square is too many. Leave it out, or remove others first.',
    ],
    [
      'addresses of all types, by the city where there is no street',
      'icloud',
      addresses({ type: 'work', city: 'Rome' }, { type: 'home', city: 'York' }),
      'iCloud keeps at most 1 address for a contact, and York is too many. Leave it out, or remove others first.',
    ],
    [
      'an address with neither, by its type',
      'ews',
      addresses({ type: 'other', country: 'IT' }, { type: 'other', country: 'UK' }),
      'Exchange keeps at most 1 other address for a contact, and the other address is too many. Leave it out, or remove others first.',
    ],
    [
      'web pages',
      'ews',
      pages('https://example.com/a', 'https://example.com/b'),
      'Exchange keeps at most 1 web page for a contact, and https://example.com/b is too many. Leave it out, or remove others first.',
    ],
  ])('%s', (_name, provider, after, sentence) => {
    expect(() => fits(provider, after)).toThrow(refusal(sentence));
  });
});

describe('what fits is not refused', () => {
  test.each([
    ['as many as there is room for', 'microsoft', emails('a@example.com', 'b@example.com', 'c@example.com')],
    ['a phone number of each type', 'microsoft', phones([ONE], [TWO, 'home'], [THREE, 'mobile'])],
    [
      'an address of each type',
      'microsoft',
      addresses({ type: 'work', city: 'Rome' }, { type: 'home', city: 'York' }, { type: 'other', city: 'Bath' }),
    ],
    [
      'any number of anything',
      'google',
      { ...emails('a@example.com', 'b@example.com', 'c@example.com', 'd@example.com'), ...messengers('a', 'b', 'c', 'd') },
    ],
  ])('%s', (_name, provider, after) => {
    expect(() => fits(provider, after)).not.toThrow();
  });

  test('what was too much before and becomes no more', () => {
    const stored = emails('a@example.com', 'b@example.com');
    expect(() => fits('icloud', emails('c@example.com', 'b@example.com'), stored)).not.toThrow();
    expect(() => fits('icloud', emails('a@example.com', 'b@example.com', 'c@example.com'), stored)).toThrow(
      refusal(
        'iCloud keeps at most 1 email address for a contact, and b@example.com and c@example.com are too many. Leave them out, or remove others first.',
      ),
    );
  });
});

describe('what a mailbox has no field for', () => {
  test.each([
    [{ notes: 'Called' }, "Exchange doesn't keep Notes through Nylas. Leave it blank."],
    [{ suffix: 'Jr.' }, "Exchange doesn't keep Suffix through Nylas. Leave it blank."],
    [{ notes: 'Called', suffix: 'Jr.' }, "Exchange doesn't keep Notes and Suffix through Nylas. Leave them blank."],
  ])('%j is refused on Exchange and stored elsewhere', (change, sentence) => {
    expect(() => refuseUnknown(change, providerNamed('ews'))).toThrow(
      expect.objectContaining({ kind: 'missing_capability', message: sentence }),
    );
    expect(() => refuseUnknown(change, providerNamed('google'))).not.toThrow();
  });

  test("a birthday that isn't a day is refused, with the form that it needs", () => {
    expect(() => refuseUnknown({ birthday: '31/12/1990' }, providerNamed('google'))).toThrow(
      refusal(`"31/12/1990" in Birthday isn't a date. Write it as YYYY-MM-DD, like 1990-12-31.`),
    );
    for (const birthday of ['1990-12-31', null]) expect(() => refuseUnknown({ birthday }, providerNamed('google'))).not.toThrow();
  });
});
