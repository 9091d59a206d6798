import { type ItemRules, putFirst } from '../../src/backends/leading_item.ts';

const TEXT: ItemRules<string> = { is: Object.is, change: (_old, value) => value, make: (value) => value };

test.each([null, ''])('%j in place of the first of any list takes it away', (nothing) => {
  expect(putFirst(['a', 'b'], nothing, TEXT)).toStrictEqual(['b']);
  expect(putFirst([], nothing, TEXT)).toStrictEqual([]);
});

test('a value further back moves to the front, and a new one replaces the first', () => {
  expect(putFirst(['a', 'b', 'c'], 'c', TEXT)).toStrictEqual(['c', 'a', 'b']);
  expect(putFirst(['a', 'b'], 'x', TEXT)).toStrictEqual(['x', 'b']);
  expect(putFirst([], 'x', TEXT)).toStrictEqual(['x']);
  expect(putFirst(['a', 'b'], undefined, TEXT)).toStrictEqual(['a', 'b']);
});
