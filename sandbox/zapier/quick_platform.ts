import type { AuthData } from '../account.ts';
import type { Definition, Kind, Operation } from './definition.ts';
import { onlyOperation } from './only_operation.ts';
import { type Platform, platformFor } from './platform.ts';

/**
 * A platform for many runs of different operations. Each run gets the app with its operation only, because the platform
 * copies and freezes the whole definition in each run, which takes longer than most runs.
 */
export function quickPlatformFor(app: Definition, connection: AuthData | (() => AuthData)): Platform {
  const cache = {};
  const platformOf = (kind: Kind, key: string): Platform => platformFor(onlyOperation(app, kind, key), connection, cache);
  const platformOfOperation = ({ key }: Operation): Platform => platformOf(KINDS.find((kind) => key in app[kind]) ?? 'creates', key);
  return {
    call: platformFor(app, connection, cache).call,
    run: (kind, key, inputData, meta) => platformOf(kind, key).run(kind, key, inputData, meta),
    inputFields: (operation, inputData) => platformOfOperation(operation).inputFields(operation, inputData),
    outputFields: (operation) => platformOfOperation(operation).outputFields(operation),
  };
}

const KINDS = ['triggers', 'searches', 'creates'] as const;
