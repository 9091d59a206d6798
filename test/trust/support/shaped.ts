import fc from 'fast-check';
import { isRecord } from '../../../sandbox/json.ts';
import { hostileText, hostileValue } from './hostile.ts';

/** Hostile data in the form of one of our contracts, so that it reaches the translations. */
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

/** Where data of the contract has texts: keys, and a star for each item of a list. */
export function textPathsOf(contract: unknown): readonly (readonly string[])[] {
  const definition = definitionOf(contract);
  switch (definition.type) {
    case 'optional':
    case 'nullable':
    case 'catch':
      return textPathsOf(definition.innerType);
    case 'array':
      return textPathsOf(definition.element).map((path) => ['*', ...path]);
    case 'union':
      return Array.isArray(definition.options) ? definition.options.flatMap(textPathsOf) : [];
    case 'object':
      return Object.entries(isRecord(definition.shape) ? definition.shape : {}).flatMap(([key, part]) =>
        textPathsOf(part).map((path) => [key, ...path]),
      );
    case 'unknown':
    case 'string':
      return [[]];
    default:
      return [];
  }
}

/** The smallest data of the contract with the text at the path. */
export function filledAt(contract: unknown, path: readonly string[], text: string): unknown {
  const definition = definitionOf(contract);
  const [key, ...rest] = path;
  switch (definition.type) {
    case 'optional':
    case 'nullable':
    case 'catch':
      return filledAt(definition.innerType, path, text);
    case 'array':
      return key === '*' ? [filledAt(definition.element, rest, text)] : [];
    case 'union':
      return Array.isArray(definition.options)
        ? filledAt(
            definition.options.find((option) => textPathsOf(option).some((one) => one.join() === path.join())),
            path,
            text,
          )
        : undefined;
    case 'object': {
      const shape = isRecord(definition.shape) ? definition.shape : {};
      const own = Object.entries(shape).filter(([name, part]) => name === key || definitionOf(part).type === 'string');
      return Object.fromEntries(own.map(([name, part]) => [name, name === key ? filledAt(part, rest, text) : 'c1']));
    }
    default:
      return text;
  }
}
