import {
  fewInWords,
  fold,
  inWords,
  joinName,
  looksLikeEmail,
  quote,
  sameEmail,
  sameName,
  shortenValue,
  shortenWords,
  toOneForm,
} from '../../src/contacts/text.ts';

describe('sameEmail', () => {
  test.each([
    ['Ada@Example.com', 'ada@example.com', true],
    [' ada@example.com ', 'ada@example.com', true],
    ['ada@example.com', 'ada@example.org', false],
    [null, 'ada@example.com', false],
    ['ada@example.com', null, false],
    [null, null, false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(sameEmail(one, other)).toBe(same);
  });
});

describe('sameName', () => {
  test.each([
    ['ADA  Byron', 'ada byron', true],
    ['José', 'jose\u0301', true],
    ['Ada', 'Ada Byron', false],
    [null, null, false],
    ['Ada', null, false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(sameName(one, other)).toBe(same);
  });
});

test('fold makes text comparable', () => {
  expect(fold('  JOSE\u0301 ')).toBe('josé');
});

test("fold doesn't change a text that no service stores, because the letters of a very long one take long to compare", () => {
  const long = ` JOSE\u0301${'É'.repeat(100_000)}`;
  expect(fold(long)).toBe(long);
  expect(fold(long.slice(0, 100_000))).toBe(`josé${'é'.repeat(99_994)}`);
});

test('joinName leaves out missing parts, and is null without any', () => {
  expect(joinName('Ada', null, ' ', undefined, 'Byron')).toBe('Ada Byron');
  expect(joinName(null, '', undefined)).toBeNull();
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('inWords of %j: "%s"', (items, words) => {
  expect(inWords(items)).toBe(words);
});

test('endless marks on one letter are compared unchanged: no language has them', () => {
  const marked = `e${'\u0301'.repeat(31)}`;
  expect(toOneForm(marked)).toBe(marked);
  expect(toOneForm(`e${'\u0301'.repeat(30)}`)).toHaveLength(30);
});

test.each([
  [`${'a'.repeat(308)}@example.com`, true],
  [`${'a'.repeat(309)}@example.com`, false],
  ['ada@example.co.uk', true],
  ['ada@.com', false],
  ['ada@example.', false],
  ['ada@exam@ple.com', false],
  ['ada@example.com.', false],
  ['"ada@example.com"', false],
  ["'ada@example.com'", false],
  ['(ada@example.com)', false],
  ["o'neil@example.com", true],
])('%s can be an email address: %s', (text, can) => {
  expect(looksLikeEmail(text)).toBe(can);
});

test('a sentence repeats at most 80 characters of a value, on one line', () => {
  expect(shortenValue('x'.repeat(80))).toBe('x'.repeat(80));
  expect(shortenValue('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
  expect(quote('Ada\r\nExample\u2028')).toBe('"Ada  Example "');
  expect(shortenValue(`${'x'.repeat(78)}😀😀`).isWellFormed()).toBe(true);
});

test('a long list is named by its first values', () => {
  expect(fewInWords(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d and e');
  expect(fewInWords(['a', 'b', 'c', 'd', 'e', 'f', 'g'], quote)).toBe('"a", "b", "c", "d", "e" and 2 more');
});

test('a part of a sentence with a long ID in it keeps its words', () => {
  expect(shortenWords(`read the contact ${'x'.repeat(500)}`)).toBe(`read the contact ${'x'.repeat(79)}…`);
});
