import type { Bundle, ZObject } from 'zapier-platform-core';
import { createAppTester } from 'zapier-platform-core';
import { isRecord, parseJson } from '../../sandbox/json.ts';
import app from '../../src/index.ts';

/** What an operation gives and takes, as far as the platform promises anything. */
export type Row = Readonly<Record<string, unknown>>;
export type Inputs = Readonly<Record<string, unknown>>;
export type Meta = Partial<Bundle['meta']>;
export type Kind = 'triggers' | 'searches' | 'creates';

/** A field of a form or of an answer, with all that these tests look at. */
export interface Field {
  readonly key: string;
  readonly label?: string;
  readonly type?: string;
  readonly helpText?: string;
  readonly required?: boolean;
  readonly list?: boolean;
  readonly primary?: boolean;
  readonly sample?: unknown;
  readonly default?: string;
  readonly dynamic?: string;
  readonly search?: string;
  readonly group?: string;
  readonly choices?: Readonly<Record<string, string>>;
  readonly dependsOn?: readonly string[];
  readonly children?: readonly Field[];
}

type FieldFunction = (z: ZObject, bundle: Bundle) => Promise<readonly Field[]>;

/** One trigger, search or action of the app. */
export interface Step {
  readonly key: string;
  readonly noun: string;
  readonly display: { readonly label: string; readonly description: string; readonly hidden?: boolean };
  readonly operation: {
    readonly type?: string;
    readonly perform: (z: ZObject, bundle: Bundle) => Promise<unknown>;
    readonly inputFields?: readonly (Field | FieldFunction)[];
    readonly inputFieldGroups?: readonly { readonly key: string; readonly label: string }[];
    readonly outputFields?: readonly (Field | FieldFunction)[];
    readonly sample?: Row;
    readonly canPaginate?: boolean;
    readonly lock?: { readonly key: string; readonly scope?: readonly string[]; readonly timeout?: number };
  };
}

/** The app as these tests read it. */
export interface Definition {
  readonly triggers: Readonly<Record<string, Step>>;
  readonly searches: Readonly<Record<string, Step>>;
  readonly creates: Readonly<Record<string, Step>>;
  readonly searchOrCreates: Readonly<
    Record<string, { readonly key: string; readonly search: string; readonly create: string; readonly display: Step['display'] }>
  >;
  readonly hydrators: Readonly<Record<string, (z: ZObject, bundle: Bundle) => Promise<unknown>>>;
}

/** The one cast: the platform types each operation as a union of all that it could be, in which nothing can be read or called. */
export const definition = app as unknown as Definition;

/** What the platform makes of a thrown error, with the parts that it packs into the message taken out again. */
export class StepError extends Error {
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** Seconds that the platform is asked to wait. */
  readonly delay: number | undefined;

  constructor(error: unknown) {
    const thrown = error instanceof Error ? error : new Error(String(error));
    const packed = parseJson(thrown.message);
    const parts = isRecord(packed) ? packed : {};
    super(typeof parts.message === 'string' ? parts.message : thrown.message);
    this.name = thrown.name;
    this.code = typeof parts.code === 'string' ? parts.code : undefined;
    this.status = typeof parts.status === 'number' ? parts.status : undefined;
    this.delay = typeof parts.delay === 'number' ? parts.delay : undefined;
  }
}

/** Runs the operations of the real app, by their keys, through the platform's own runtime. */
export interface Runner {
  trigger(key: string, input?: Inputs, meta?: Meta): Promise<Row[]>;
  search(key: string, input?: Inputs, meta?: Meta): Promise<Row[]>;
  create(key: string, input?: Inputs, meta?: Meta): Promise<Row>;
  /** Any of them, where the answer does not matter. */
  run(kind: Kind, key: string, input?: Inputs, meta?: Meta): Promise<unknown>;
  /** The fields of a form, those of the connected account included. */
  form(kind: Kind, key: string, input?: Inputs): Promise<Field[]>;
  /** The fields of an answer, those of the connected account included. */
  outputs(kind: Kind, key: string): Promise<Field[]>;
}

/**
 * The app without what the platform only hands to the editor: it copies the whole definition in each run, which takes longer than most
 * runs. What it runs, and what it looks at to check an answer (functions, `primary` fields, pages), is all there.
 */
const runnable = {
  ...app,
  triggers: operationsOf('triggers'),
  searches: operationsOf('searches'),
  creates: operationsOf('creates'),
};

function operationsOf(kind: Kind): Readonly<Record<string, unknown>> {
  const isNeeded = (field: Field | FieldFunction): boolean => typeof field === 'function' || field.primary === true;
  return Object.fromEntries(
    Object.entries(definition[kind]).map(([key, { operation }]) => {
      const { perform, type, canPaginate, inputFields = [], outputFields = [] } = operation;
      const fields = { inputFields: inputFields.filter(isNeeded), outputFields: outputFields.filter(isNeeded) };
      return [key, { key, operation: { perform, ...fields, ...(type && { type }), ...(canPaginate && { canPaginate }) } }];
    }),
  );
}

/** A platform for one connection, which may be renewed between runs: what it keeps between runs is kept for this runner only. */
export function runner(connection: () => Readonly<Record<string, string>>): Runner {
  const tester = createAppTester(runnable);
  const run = async (perform: Step['operation']['perform'], input: Inputs, meta: Meta = {}): Promise<unknown> => {
    try {
      return await tester(perform, { authData: connection(), inputData: { ...input }, meta: { timezone: 'America/Chicago', ...meta } });
    } catch (error) {
      throw new StepError(error);
    }
  };
  const fields = async (field: Field | FieldFunction, input: Inputs): Promise<readonly Field[]> =>
    typeof field === 'function' ? tester(field, { authData: connection(), inputData: { ...input }, meta: {} }) : [field];
  return {
    trigger: async (key, input = {}, meta = {}) => rows(await run(step('triggers', key).operation.perform, input, meta)),
    search: async (key, input = {}, meta = {}) => rows(await run(step('searches', key).operation.perform, input, meta)),
    create: async (key, input = {}, meta = {}) => row(await run(step('creates', key).operation.perform, input, meta)),
    run: (kind, key, input = {}, meta = {}) => run(step(kind, key).operation.perform, input, meta),
    form: async (kind, key, input = {}) => {
      const groups = (step(kind, key).operation.inputFields ?? []).map((field) => fields(field, input));
      return (await Promise.all(groups)).flat();
    },
    outputs: async (kind, key) => {
      const groups = (step(kind, key).operation.outputFields ?? []).map((field) => fields(field, {}));
      return (await Promise.all(groups)).flat();
    },
  };
}

/** The fields of a form as far as they are the same for every account: without one, all but the line that says so. */
export async function inputsWithoutAccount(kind: Kind, key: string): Promise<Field[]> {
  return (await runner(() => ({})).form(kind, key)).filter((field) => field.key !== 'account_not_read');
}

/** The fields of an answer as far as they are the same for every account. */
export function outputsWithoutAccount(kind: Kind, key: string): Promise<Field[]> {
  return runner(() => ({})).outputs(kind, key);
}

/** Those of them that stand in the definition itself. */
export function fixedOutputs({ operation }: Step): Field[] {
  return (operation.outputFields ?? []).flatMap((field) => (typeof field === 'function' ? [] : [field]));
}

/** The operation with this key; a mistake of the test when there is none. */
export function step(kind: Kind, key: string): Step {
  const found = definition[kind][key];
  if (found === undefined) throw new Error(`the app has no "${key}" among its ${kind}`);
  return found;
}

function rows(answer: unknown): Row[] {
  return Array.isArray(answer) ? answer.map(row) : [];
}

function row(answer: unknown): Row {
  if (!isRecord(answer)) throw new Error('the operation gave something that is no object');
  return answer;
}
