import { fold, inWords, joinName, sameEmail, sameName } from '../../src/contacts/text.ts';

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

test('joinName leaves out what is not there, and is null when nothing is', () => {
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
