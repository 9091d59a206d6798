import fc from 'fast-check';
import { isRecord } from '../../../sandbox/json.ts';
import { hostileText, hostileValue } from './hostile.ts';

/** Data that keeps to a contract of ours in its shape, with everything hostile in it: what gets through to the translations. */
export function shaped(contract: unknown): fc.Arbitrary<unknown> {
  const definition = definitionOf(contract);
  switch (definition.type) {
    case 'optional':
      return fc.option(shaped(definition.innerType), { nil: undefined });
    case 'nullable':
      return fc.option(shaped(definition.innerType));
    case 'catch':
      return shaped(definition.innerType);
    case 'string':
      return hostileText;
    case 'number':
      return fc.oneof(fc.integer(), fc.constantFrom(0, -1, 8.64e15 + 1, -8.64e15 - 1, 253_402_300_799_999));
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(shaped(definition.element), { maxLength: 4 });
    case 'union':
      return fc.oneof(...(Array.isArray(definition.options) ? definition.options.map(shaped) : []));
    case 'object': {
      const shape = isRecord(definition.shape) ? definition.shape : {};
      return fc.record(Object.fromEntries(Object.entries(shape).map(([key, part]) => [key, shaped(part)])));
    }
    default:
      return hostileValue;
  }
}

function definitionOf(contract: unknown): Record<string, unknown> {
  const inner = isRecord(contract) ? contract._zod : undefined;
  const definition = isRecord(inner) ? inner.def : undefined;
  if (!isRecord(definition)) throw new Error('this is no contract');
  return definition;
}
