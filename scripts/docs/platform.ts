import './quiet.ts';
import { createAppTester } from 'zapier-platform-core';
import {
  type Definition,
  type Field,
  fieldFunctions,
  type Kind,
  type Operation,
  type Perform,
  staticFields,
  type Values,
} from './definition.ts';

/** Runs the app's operations for one connection, through the platform's own runtime. */
export interface Platform {
  call(perform: Perform, inputData?: Values, meta?: Values): Promise<unknown>;
  run(kind: Kind, key: string, inputData?: Values, meta?: Values): Promise<readonly Values[]>;
  /** The fields of a form that the connected account adds. */
  accountFields(operation: Operation): Promise<Field[]>;
  /** The fields of an answer, those of the connected account included. */
  outputFields(operation: Operation): Promise<Field[]>;
}

/** Nothing is kept between two platforms: each begins with an empty cache. */
export function platformFor(app: Definition, authData: Readonly<Record<string, string>>): Platform {
  const tester = createAppTester(app);
  const call: Platform['call'] = async (perform, inputData = {}, meta = {}) =>
    tester(perform, { authData: { ...authData }, inputData: { ...inputData }, meta: { timezone: 'America/Chicago', ...meta } });
  return {
    call,
    run: async (kind, key, inputData, meta) => {
      const answer = await call(operationOf(app, kind, key).operation.perform, inputData, meta);
      return Array.isArray(answer) ? answer : [answer];
    },
    accountFields: async (operation) => {
      const added = [];
      for (const fields of fieldFunctions(operation)) added.push(...fieldsOf(await call(fields)));
      const fixed = staticFields(operation).map(({ key }) => key);
      return added.filter(({ key }) => !fixed.includes(key));
    },
    outputFields: async ({ operation: { outputFields = [] } }) => {
      const groups = outputFields.map(async (field) => (typeof field === 'function' ? fieldsOf(await call(field)) : [field]));
      return (await Promise.all(groups)).flat();
    },
  };
}

/** The operation with this key; a mistake of the caller when there is none. */
export function operationOf(app: Definition, kind: Kind, key: string): Operation {
  const found = app[kind][key];
  if (found === undefined) throw new Error(`The app has no "${key}" among its ${kind}.`);
  return found;
}

/** What a person reads of an error: the platform packs some sentences into JSON, with their code and status. */
export function toldBy(error: unknown): {
  readonly name: string;
  readonly sentence: string;
  readonly code: string;
  readonly status: string;
} {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const packed = parsed(message);
  return {
    name,
    sentence: typeof packed.message === 'string' ? packed.message : message,
    code: typeof packed.code === 'string' ? packed.code : '',
    status: typeof packed.status === 'number' ? String(packed.status) : '',
  };
}

function parsed(text: string): Values {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function fieldsOf(answer: unknown): Field[] {
  return Array.isArray(answer) ? answer : [];
}
