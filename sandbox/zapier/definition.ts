import type { Bundle, ZObject } from 'zapier-platform-core';

/** A field of a form or of an output in the definition. */
export interface Field {
  readonly key: string;
  readonly label?: string;
  readonly type?: string;
  readonly helpText?: string;
  readonly required?: boolean;
  readonly list?: boolean;
  readonly dict?: boolean;
  readonly primary?: boolean;
  readonly sample?: unknown;
  readonly default?: string;
  readonly dynamic?: string;
  readonly search?: string;
  readonly group?: string;
  readonly placeholder?: string;
  readonly choices?: Readonly<Record<string, string>>;
  readonly dependsOn?: readonly string[];
  readonly children?: readonly Field[];
}

export type Perform = (z: ZObject, bundle: Bundle) => unknown;
export type Values = Readonly<Record<string, unknown>>;

export interface Display {
  readonly label: string;
  readonly description: string;
  readonly hidden?: boolean;
}

/** One trigger, search or action. */
export interface Operation {
  readonly key: string;
  readonly noun: string;
  readonly display: Display;
  readonly operation: {
    readonly type?: string;
    readonly perform: Perform;
    readonly performList?: unknown;
    readonly performSubscribe?: unknown;
    readonly performUnsubscribe?: unknown;
    readonly inputFields?: readonly (Field | Perform)[];
    readonly inputFieldGroups?: readonly { readonly key: string; readonly label: string }[];
    readonly outputFields?: readonly (Field | Perform)[];
    readonly sample?: Values;
    readonly canPaginate?: boolean;
    readonly lock?: { readonly key: string; readonly scope?: readonly string[]; readonly timeout?: number };
  };
}

export type Kind = 'triggers' | 'searches' | 'creates';

/** The app as Zapier reads it, with the parts that are used here. */
export interface Definition {
  readonly version: string;
  readonly platformVersion: string;
  readonly authentication: {
    readonly type: string;
    readonly fields: readonly Field[];
    readonly oauth2Config: {
      readonly authorizeUrl: Perform;
      readonly getAccessToken: Perform;
      readonly refreshAccessToken: Perform;
      readonly enablePkce?: boolean;
    };
    readonly test: Perform;
    readonly connectionLabel: Perform;
  };
  readonly triggers: Readonly<Record<string, Operation>>;
  readonly searches: Readonly<Record<string, Operation>>;
  readonly creates: Readonly<Record<string, Operation>>;
  readonly searchOrCreates: Readonly<
    Record<string, { readonly key: string; readonly display: Display; readonly search: string; readonly create: string }>
  >;
  readonly hydrators: Readonly<Record<string, Perform>>;
}

/** The keys of the account types that a person can choose when signing in; undefined in a build with one. */
export function accountTypes({ authentication }: Pick<Definition, 'authentication'>): string[] | undefined {
  const choices = authentication.fields.find(({ key }) => key === 'account_type')?.choices;
  return choices === undefined ? undefined : Object.keys(choices);
}

/** The operation with this key; throws if there's none. */
export function operationOf(app: Definition, kind: Kind, key: string): Operation {
  const found = app[kind][key];
  if (found === undefined) throw new Error(`The app has no "${key}" among its ${kind}.`);
  return found;
}

/** The inputs in the definition itself. In a stored definition, a function is a text. */
export function staticFields({ operation }: Operation): Field[] {
  return (operation.inputFields ?? []).flatMap((field) => (typeof field === 'object' ? [field] : []));
}

/** The output fields in the definition itself: those that identify a row. */
export function staticOutputs({ operation }: Operation): Field[] {
  return (operation.outputFields ?? []).flatMap((field) => (typeof field === 'object' ? [field] : []));
}

/** The operations that a person can choose, or those that only feed pickers. */
export function operationsOf(app: Definition, kind: Kind, hidden = false): Operation[] {
  return Object.values(app[kind]).filter(({ display }) => (display.hidden ?? false) === hidden);
}
