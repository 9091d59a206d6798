import './quiet.ts';
import { type Bundle, createAppTester } from 'zapier-platform-core';
import type { AuthData } from '../account.ts';
import { type Definition, type Field, type Kind, type Operation, operationOf, type Perform, type Values } from './definition.ts';
import { StepError } from './step_error.ts';

/** Runs the app's operations for one connection, in the platform's own runtime. Every error is a StepError. */
export interface Platform {
  /** Any function of the app. `more` is what only some get: a hook's address, or what arrived at it. */
  call(perform: Perform, inputData?: Values, meta?: Values, more?: HookBundle): Promise<unknown>;
  /** The rows of a trigger's or a search's output, or the one of an action. */
  run(kind: Kind, key: string, inputData?: Values, meta?: Values): Promise<readonly Values[]>;
  /** The fields of a form, in order, as the editor gets them. */
  inputFields(operation: Operation, inputData?: Values): Promise<Field[]>;
  /** The fields of an output, including those of the connected account. */
  outputFields(operation: Operation): Promise<Field[]>;
}

/** What the functions of a hook trigger get besides their inputs. */
export interface HookBundle {
  readonly targetUrl?: string;
  readonly subscribeData?: NonNullable<Bundle['subscribeData']>;
  readonly cleanedRequest?: unknown;
}

/**
 * A connection that is renewed between runs is given as a function. Two platforms share nothing: each begins with an
 * empty cache, unless they get the same one.
 */
export function platformFor(app: Definition, connection: AuthData | (() => AuthData), cache: object = {}): Platform {
  const tester = Object.assign(createAppTester(app), { zcacheTestObj: cache });
  const authData = typeof connection === 'function' ? connection : () => connection;
  const call: Platform['call'] = async (perform, inputData = {}, meta = {}, more = {}) => {
    try {
      return await tester(perform, { authData: authData(), inputData: { ...inputData }, meta: { ...META, ...meta }, ...more });
    } catch (error) {
      throw new StepError(error);
    }
  };
  /** The editor's result for a list that contains functions. */
  const resolved = async (fields: readonly (Field | Perform)[] = [], inputData: Values = {}): Promise<Field[]> => {
    const groups = fields.map(async (field) => (typeof field === 'function' ? fieldsIn(await call(field, inputData)) : [field]));
    return (await Promise.all(groups)).flat();
  };
  return {
    call,
    run: async (kind, key, inputData, meta) => {
      const output = await call(operationOf(app, kind, key).operation.perform, inputData, meta);
      return Array.isArray(output) ? output : [output];
    },
    inputFields: ({ operation }, inputData) => resolved(operation.inputFields, inputData),
    outputFields: ({ operation }) => resolved(operation.outputFields),
  };
}

const META = { timezone: 'America/Chicago' };

/**
 * The fields of a form that are the same for every account: the form without an account, except the line that says so.
 */
export async function fieldsWithoutAccount(app: Definition, operation: Operation): Promise<Field[]> {
  const fields = await platformFor(app, {}).inputFields(operation);
  return fields.filter(({ key }) => key !== 'account_not_read');
}

function fieldsIn(output: unknown): Field[] {
  return Array.isArray(output) ? output : [];
}
