import { union } from '../../src/backends/union.ts';

test('a union has each key of the others once, and the list as it was', () => {
  expect(union(['a', 'A'], ['a', 'b', 'B'], (text) => text.toLowerCase())).toStrictEqual(['a', 'A', 'b']);
});
