import './quiet.ts';
import { createAppTester } from 'zapier-platform-core';
import type { Definition, Field, Kind, Operation, Perform, Values } from './definition.ts';

/** Runs the app's operations for one connection, through the platform's own runtime. */
export interface Platform {
  call(perform: Perform, inputData?: Values, meta?: Values): Promise<unknown>;
  run(kind: Kind, key: string, inputData?: Values, meta?: Values): Promise<readonly Values[]>;
  /** The fields of a form, in its order, as the editor gets them. */
  inputFields(operation: Operation): Promise<Field[]>;
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
    inputFields: ({ operation: { inputFields = [] } }) => resolved(call, inputFields),
    outputFields: ({ operation: { outputFields = [] } }) => resolved(call, outputFields),
  };
}

/** What the editor makes of a list in which functions stand for fields. */
async function resolved(call: Platform['call'], fields: readonly (Field | Perform)[]): Promise<Field[]> {
  const groups = fields.map(async (field) => (typeof field === 'function' ? fieldsOf(await call(field)) : [field]));
  return (await Promise.all(groups)).flat();
}

/** The fields of a form that are the same for every account: without one, all but the line that says so. */
export async function fieldsWithoutAccount(app: Definition, operation: Operation): Promise<Field[]> {
  const fields = await platformFor(app, {}).inputFields(operation);
  return fields.filter(({ key }) => key !== 'account_not_read');
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
