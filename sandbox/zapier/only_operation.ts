import { type Definition, type Kind, operationOf } from './definition.ts';

/**
 * The app with nothing but this operation's function: the platform walks through the whole definition at each call, and thousands of calls
 * of it would take minutes.
 */
export function onlyOperation(app: Definition, kind: Kind, key: string): Definition {
  const { noun, display, operation } = operationOf(app, kind, key);
  return {
    ...app,
    triggers: {},
    searches: {},
    creates: {},
    searchOrCreates: {},
    [kind]: { [key]: { key, noun, display, operation: { perform: operation.perform } } },
  };
}
