import {
  checkEmail,
  checkPhone,
  readChoice,
  readChoices,
  readDueDate,
  readRequiredText,
  readSearchText,
  readStartTime,
  readText,
  readTexts,
  readWholeNumber,
  readYesNo,
} from '../../src/steps/read_input.ts';

/** Every refusal of an input: a problem that ends the step. */
const REFUSED = expect.objectContaining({ name: 'Problem', kind: 'invalid_input', message: expect.stringMatching(/^["A-Z].*\.$/s) });

describe('texts', () => {
  it('lose outer blanks, and a blank counts as missing', () => {
    expect(readText({ name: '  Ada ' }, 'name')).toBe('Ada');
    for (const name of ['', '   ', '\n', null, undefined]) expect(readText({ name }, 'name')).toBeUndefined();
    expect(readText({}, 'name')).toBeUndefined();
  });

  it('are made of numbers and ticks that were mapped in', () => {
    expect(readText({ name: 0 }, 'name')).toBe('0');
    expect(readText({ name: false }, 'name')).toBe('false');
  });

  it('are not made of lists and groups', () => {
    for (const name of [['a'], { a: 1 }]) expect(() => readText({ name }, 'name')).toThrow(REFUSED);
  });

  it('that are required are named by their label', () => {
    expect(readRequiredText({ title: 'Call' }, 'title')).toBe('Call');
    expect(() => readRequiredText({ title: ' ' }, 'title')).toThrow('Title is blank, and this step needs it. Fill it in.');
  });

  it('to look for hold no double curly braces, others may', () => {
    expect(() => readSearchText({ query: 'a {{x}}' }, 'query')).toThrow(REFUSED);
    expect(() => readSearchText({ query: 'a\ud800' }, 'query')).toThrow(
      expect.objectContaining({
        kind: 'invalid_input',
        message: 'Query contains a broken character, so nothing can match it. Correct it.',
      }),
    );
    expect(readSearchText({ query: 'a {x}' }, 'query')).toBe('a {x}');
    expect(readText({ title: 'Hi {{name}}!' }, 'title')).toBe('Hi {{name}}!');
  });

  it('in a list lose the blanks among them', () => {
    expect(readTexts({ tags: ['a', ' ', null, ' b '] }, 'tags')).toEqual(['a', 'b']);
    expect(readTexts({ tags: 'a' }, 'tags')).toEqual(['a']);
    expect(readTexts({ tags: [['a'], ['b']] }, 'tags')).toEqual(['a', 'b']);
    expect(readTexts({ tags: [' '] }, 'tags')).toEqual([]);
    for (const tags of [undefined, null, '']) expect(readTexts({ tags }, 'tags')).toBeUndefined();
  });
});

describe('texts that are too long for their field', () => {
  const message = (label: string, limit: number) =>
    expect.objectContaining({
      kind: 'invalid_input',
      message: expect.stringMatching(
        new RegExp(`^${label} is too long: "x{79}…" has ${limit + 1} characters, and the limit is ${limit}\\.`),
      ),
    });

  it.each([
    ['email', 'Email', 320],
    ['work_phone', 'Work Phone', 100],
    ['contact_id', 'Contact', 1_000],
    ['tag', 'Tag', 255],
    ['full_name', 'Full Name', 1_000],
    ['page', 'Page', 20_000],
  ])('%s', (key, label, limit) => {
    expect(readText({ [key]: 'x'.repeat(limit) }, key)).toHaveLength(limit);
    expect(() => readText({ [key]: 'x'.repeat(limit + 1) }, key)).toThrow(message(label, limit));
  });

  it('are also searched in lists, and a list has a limit', () => {
    expect(() => readTexts({ tags: ['vip', 'x'.repeat(256)] }, 'tags')).toThrow(message('Tags', 255));
    expect(readTexts({ tags: Array(1_000).fill('vip') }, 'tags')).toHaveLength(1_000);
    expect(() => readTexts({ tags: Array(1_001).fill('vip') }, 'tags')).toThrow(
      'Tags has 1001 values, and the limit is 1000. Remove some.',
    );
  });

  it('have no bounds of ours where people write by the page', () => {
    for (const key of ['notes', 'body', 'note_body', 'description'])
      expect(readText({ [key]: 'x'.repeat(300_000) }, key)).toHaveLength(300_000);
  });
});

describe('other kinds', () => {
  it('tick boxes take every usual spelling, and a blank changes nothing', () => {
    for (const done of [true, 'true', 'Yes', 1, '1', 'YES']) expect(readYesNo({ done }, 'done')).toBe(true);
    for (const done of [false, 'false', 'No', 0, '0', 'NO']) expect(readYesNo({ done }, 'done')).toBe(false);
    for (const done of [undefined, null, '', ' ']) expect(readYesNo({ done }, 'done')).toBeUndefined();
    for (const done of ['perhaps', 'pending', 'not given', 'subscribed', '2'])
      expect(() => readYesNo({ done }, 'done')).toThrow(`"${done}" in Done is neither yes nor no. Enter yes or no.`);
  });

  it('whole numbers keep to their bounds', () => {
    for (const [limit, number] of [
      ['1', 1],
      [500, 500],
      [' 7 ', 7],
    ] as const)
      expect(readWholeNumber({ limit }, 'limit', 1, 500)).toBe(number);
    expect(readWholeNumber({ limit: '' }, 'limit', 1, 500)).toBeUndefined();
    for (const limit of [0, 501, 1.5, 'ten', '1e9', 'NaN']) expect(() => readWholeNumber({ limit }, 'limit', 1, 500)).toThrow(REFUSED);
  });

  it('words are one of those that there are', () => {
    expect(readChoice({ mode: 'ADD' }, 'mode', ['add', 'remove'])).toBe('add');
    expect(readChoice({}, 'mode', ['add', 'remove'])).toBeUndefined();
    expect(() => readChoice({ mode: 'invert' }, 'mode', ['add', 'remove'])).toThrow(
      '"invert" isn\'t an option of Mode. Choose one of: Add, Remove.',
    );
    expect(readChoice({ match: 'full name' }, 'match', ['email', 'full_name'])).toBe('full_name');
  });

  it('several words are each one of those that there are', () => {
    expect(readChoices({ include: ['Notes', ' ', 'TASKS'] }, 'include', ['tasks', 'notes'])).toEqual(['notes', 'tasks']);
    expect(readChoices({ include: 'notes' }, 'include', ['tasks', 'notes'])).toEqual(['notes']);
    for (const include of [undefined, null, '', [' ']]) expect(readChoices({ include }, 'include', ['tasks', 'notes'])).toEqual([]);
    expect(() => readChoices({ include: ['notes', 'shoes'] }, 'include', ['tasks', 'notes'])).toThrow(
      '"shoes" isn\'t an option of Include. Choose one of: Tasks, Notes.',
    );
  });

  it('emails are something, an @ and a domain', () => {
    for (const good of ['a@example.com', "o'brien+tag@sub.example.com", 'ünï@exämple.com']) expect(checkEmail(good, 'email')).toBe(good);
    for (const bad of [
      'a',
      'a@',
      '@example.com',
      'a@example',
      'a b@example.com',
      'a@b@example.com',
      'a@example.com,b@example.com',
      '<a@example.com>',
    ])
      expect(() => checkEmail(bad, 'other_emails')).toThrow(REFUSED);
    expect(() => checkEmail('a@', 'other_emails')).toThrow(
      '"a@" in Other Emails isn\'t an email address. Correct it, like ada@example.com.',
    );
  });

  it('phones hold digits, and letters only in an extension', () => {
    for (const good of ['+1 (555) 010-0123', '5550100123', '+49 30 1234-56 ext. 7']) expect(checkPhone(good, 'phone')).toBe(good);
    for (const bad of ['call me', 'n/a', '12', 'x5550100123y']) expect(() => checkPhone(bad, 'work_phone')).toThrow(REFUSED);
    expect(() => checkPhone('12', 'work_phone')).toThrow('"12" in Work Phone isn\'t a phone number. Enter digits, like +1 555 010 0123.');
    expect(() => checkPhone('555-010-0124 / 555-010-0125', 'phone')).toThrow(
      '"555-010-0124 / 555-010-0125" in Phone is more than one phone number. Enter only one.',
    );
  });
});

describe('dates', () => {
  it('from which something counts begin with their first moment', () => {
    expect(readStartTime({ after: '2030-05-06' }, 'after', 'Asia/Tokyo')).toBe('2030-05-05T15:00:00.000Z');
    expect(readStartTime({ after: '2030-05-06T09:00:00-05:00' }, 'after', 'Asia/Tokyo')).toBe('2030-05-06T14:00:00.000Z');
  });

  it('may be blank', () => {
    for (const read of [readDueDate, readStartTime]) expect(read({ updated_after: ' ' }, 'updated_after', null)).toBeUndefined();
  });

  it('that are invalid are refused, with the field', () => {
    for (const bad of ['tomorrow', '2030-02-30', '06/05/2030', '1893456000', '2030-05-06T25:00:00Z'])
      for (const read of [readDueDate, readStartTime])
        expect(() => read({ updated_after: bad }, 'updated_after', null)).toThrow(`"${bad}" in Updated After isn't a date.`);
  });
});
