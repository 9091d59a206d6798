import { type Definition, type Kind, operationOf } from './definition.ts';

/** The app with this operation only, because the platform walks through the whole definition in each run. */
export function onlyOperation(app: Definition, kind: Kind, key: string): Definition {
  return { ...withoutOperations(app), [kind]: { [key]: operationOf(app, kind, key) } };
}

/** The app with its sign-in only. */
export function withoutOperations(app: Definition): Definition {
  return { ...app, triggers: {}, searches: {}, creates: {}, searchOrCreates: {} };
}
