import type { Definition, Field, Operation, Values } from '../../sandbox/zapier/definition.ts';
import { operationsOf, staticFields } from '../../sandbox/zapier/definition.ts';

/** How the app is presented, from the table in docs/publishing.md. */
export interface Listing {
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly homepage: string;
}

/** What one run of an operation against the sandbox gave. */
export interface Live {
  readonly account: string;
  readonly operation: Operation;
  readonly rows: readonly Values[];
}

/** One build, and everything that the checks look at. */
export interface Subject {
  /** `all`, or the one account type that is in it. */
  readonly build: string;
  readonly app: Definition;
  /** What the platform's own schema says against it. */
  readonly schemaErrors: readonly string[];
  /** The text of the bundle. */
  readonly bundle: string;
  readonly listing: Listing | undefined;
  readonly logo: Buffer | undefined;
  /** The section of this version, as the platform's `promote` reads it; empty when it finds none. */
  readonly changelog: string;
  /** The fields of each answer that are the same for every account, by the operation's key. */
  readonly outputs: Readonly<Record<string, readonly Field[]>>;
  /** What the accounts have in a form, by the operation's key. */
  readonly forms: Readonly<Record<string, readonly Field[]>>;
  readonly live: readonly Live[];
  /** The definition of the version that is public now; undefined when none was given. */
  readonly published: Definition | undefined;
}

/** One of the platform's checks. What is wrong is told in sentences; none means that it passes. */
export interface Check {
  readonly code: string;
  readonly title: string;
  run(subject: Subject): readonly string[] | Promise<readonly string[]>;
}

/** A check that cannot be run here. */
export interface NotRun {
  readonly code: string;
  readonly title: string;
  readonly why: string;
}

/** An operation with the word for its kind. */
export interface Named {
  readonly kind: 'trigger' | 'search' | 'create';
  readonly operation: Operation;
}

/** Every operation, those that only feed pickers included. */
export function everyOperation({ app }: Pick<Subject, 'app'>): Named[] {
  return [
    ...Object.values(app.triggers).map((operation) => ({ kind: 'trigger', operation }) as const),
    ...Object.values(app.searches).map((operation) => ({ kind: 'search', operation }) as const),
    ...Object.values(app.creates).map((operation) => ({ kind: 'create', operation }) as const),
  ];
}

/** The operations that a person can choose. */
export function visibleOperations({ app }: Subject): Named[] {
  return [
    ...operationsOf(app, 'triggers').map((operation) => ({ kind: 'trigger', operation }) as const),
    ...operationsOf(app, 'searches').map((operation) => ({ kind: 'search', operation }) as const),
    ...operationsOf(app, 'creates').map((operation) => ({ kind: 'create', operation }) as const),
  ];
}

/** Every input of a form, those of the connected account included, with the words that name it. */
export function everyInput(subject: Subject): { readonly where: string; readonly field: Field }[] {
  return everyOperation(subject).flatMap(({ kind, operation }) =>
    [...staticFields(operation), ...(subject.forms[operation.key] ?? [])].map((field) => ({
      where: `${kind}/${operation.key}, input ${field.key}`,
      field,
    })),
  );
}
