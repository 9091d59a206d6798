import type { Bundle } from 'zapier-platform-core';
import type { AuthData } from '../../sandbox/account.ts';
import { isRecord } from '../../sandbox/json.ts';
import {
  type Definition,
  type Field,
  type Kind,
  type Operation,
  operationOf,
  type Perform,
  staticOutputs,
} from '../../sandbox/zapier/definition.ts';
import { onlyOperation } from '../../sandbox/zapier/only_operation.ts';
import { fieldsWithoutAccount, type Platform, platformFor } from '../../sandbox/zapier/platform.ts';
import app from '../../src/index.ts';

export type { Field, Kind, Operation as Step } from '../../sandbox/zapier/definition.ts';
export { StepError } from '../../sandbox/zapier/step_error.ts';

/** The output or input of an operation, as far as the platform promises anything. */
export type Row = Readonly<Record<string, unknown>>;
export type Inputs = Readonly<Record<string, unknown>>;
export type Meta = Partial<Bundle['meta']>;

/**
 * The only cast: the platform's type of an operation is a union of everything it could be, in which nothing can be read
 * or called.
 */
export const definition = app as unknown as Definition;

/** Runs the operations of the real app, by their keys, in the platform's own runtime. */
export interface Runner {
  trigger(key: string, input?: Inputs, meta?: Meta): Promise<Row[]>;
  search(key: string, input?: Inputs, meta?: Meta): Promise<Row[]>;
  create(key: string, input?: Inputs, meta?: Meta): Promise<Row>;
  /** Any of them, if the output doesn't matter. */
  run(kind: Kind, key: string, input?: Inputs, meta?: Meta): Promise<unknown>;
  /** The fields of a form, including those of the connected account. */
  form(kind: Kind, key: string, input?: Inputs): Promise<Field[]>;
  /** The output fields, including those of the connected account. */
  outputs(kind: Kind, key: string): Promise<Field[]>;
}

/**
 * The app without what the platform only passes to the editor, because it copies the whole definition in each run,
 * which takes longer than most runs. Everything that it runs, or needs to check an output (functions, `primary` fields,
 * pages), is there.
 */
const runnable: Definition = {
  ...definition,
  triggers: runnableOf('triggers'),
  searches: runnableOf('searches'),
  creates: runnableOf('creates'),
};

function runnableOf(kind: Kind): Definition[Kind] {
  const isNeeded = (field: Field | Perform): boolean => typeof field === 'function' || field.primary === true;
  return Object.fromEntries(
    Object.entries(definition[kind]).map(([key, { noun, display, operation }]) => {
      const { perform, type, canPaginate, inputFields = [], outputFields = [] } = operation;
      const fields = { inputFields: inputFields.filter(isNeeded), outputFields: outputFields.filter(isNeeded) };
      return [key, { key, noun, display, operation: { perform, ...fields, ...(type && { type }), ...(canPaginate && { canPaginate }) } }];
    }),
  );
}

/** A platform for one connection, which can be renewed between runs. Its cache belongs to this runner only. */
export function runner(connection: () => AuthData): Runner {
  const cache = {};
  const platforms = new Map<string, Platform>();
  const platform = (kind: Kind, key: string): Platform => {
    const name = `${kind}.${key}`;
    const made = platforms.get(name) ?? platformFor(onlyOperation(runnable, kind, key), connection, cache);
    platforms.set(name, made);
    return made;
  };
  const run: Platform['run'] = (kind, key, input, meta) => platform(kind, key).run(kind, key, input, meta);
  return {
    trigger: async (key, input, meta) => (await run('triggers', key, input, meta)).map(row),
    search: async (key, input, meta) => (await run('searches', key, input, meta)).map(row),
    create: async (key, input, meta) => row((await run('creates', key, input, meta))[0]),
    run,
    form: (kind, key, input) => platform(kind, key).inputFields(step(kind, key), input),
    outputs: (kind, key) => platform(kind, key).outputFields(step(kind, key)),
  };
}

/** The fields of a form that are the same for every account. */
export function inputsWithoutAccount(kind: Kind, key: string): Promise<Field[]> {
  return fieldsWithoutAccount(runnable, step(kind, key));
}

/** The output fields that are the same for every account. */
export function outputsWithoutAccount(kind: Kind, key: string): Promise<Field[]> {
  return runner(() => ({})).outputs(kind, key);
}

/** Those of them that are in the definition itself. */
export const fixedOutputs = staticOutputs;

/** The operation with this key; an error if there's none. */
export function step(kind: Kind, key: string): Operation {
  return operationOf(definition, kind, key);
}

function row(output: unknown): Row {
  if (!isRecord(output)) throw new Error('the operation gave something that is no object');
  return output;
}
