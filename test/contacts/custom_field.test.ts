import fc from 'fast-check';
import type { CustomField } from '../../src/contacts/custom_field.ts';
import { byName } from '../../src/contacts/custom_field.ts';

const field = (id: string, name: string): CustomField => ({ id, name, kind: 'text', options: [] });

test('values go by the names of their fields', () => {
  expect(byName({ f1: 'x', f2: ['a'] }, [field('f1', 'Plan'), field('f2', 'Interests')])).toEqual({ Plan: 'x', Interests: ['a'] });
});

test('a name that two fields share gets the id behind it, also when only one of them has a value', () => {
  const fields = [field('f1', 'Plan'), field('f2', 'Plan')];
  expect(byName({ f1: 'x', f2: 'y' }, fields)).toEqual({ 'Plan (f1)': 'x', 'Plan (f2)': 'y' });
  expect(byName({ f2: 'y' }, fields)).toEqual({ 'Plan (f2)': 'y' });
});

test('an unknown field keeps its id', () => {
  expect(byName({ gone: 1 }, [field('f1', 'Plan')])).toEqual({ gone: 1 });
});

test.each(['__proto__', 'constructor', 'toString', 'prototype'])('a field named %s is a name like any other', (name) => {
  const named = byName({ f1: 'x' }, [field('f1', name)]);
  expect(Object.entries(named)).toEqual([[name, 'x']]);
  expect(Object.getPrototypeOf(named)).toBe(Object.prototype);
  expect({}.toString()).toBe('[object Object]');
});

test('no value is lost, whatever the fields are called', () => {
  const names = fc.constantFrom('Plan', 'plan', '__proto__', 'Size', '');
  const fields = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[A-Za-z0-9]{20}$/), names), { selector: ([id]) => id });
  fc.assert(
    fc.property(fields, (pairs) => {
      const values = Object.fromEntries(pairs.map(([id], index) => [id, index]));
      const named = byName(
        values,
        pairs.map(([id, name]) => field(id, name)),
      );
      expect(Object.values(named)).toEqual(Object.values(values));
    }),
  );
});
