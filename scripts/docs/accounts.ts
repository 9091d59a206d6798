import type { Definition, Field, Kind, Operation } from '../../sandbox/zapier/definition.ts';
import { fieldsWithoutAccount } from '../../sandbox/zapier/platform.ts';
import { quickPlatformFor } from '../../sandbox/zapier/quick_platform.ts';
import type { Backend } from '../../src/backends/backend.ts';
import { limitsOf } from './limits.ts';
import { type Measured, measure } from './measure.ts';
import { type Permissions, signedFor, signedForShared } from './permissions.ts';
import { type Provoked, provoke } from './provoke.ts';
import { refusedReads } from './read_only.ts';
import { readableKeys } from './readable.ts';
import type { Source } from './source.ts';
import { openStages, type Stage } from './stage.ts';

/** Everything that the pages say about one account type. */
export interface AccountFacts {
  readonly key: string;
  readonly label: string;
  readonly backend: Backend;
  readonly measured: readonly Measured[];
  /** The fields that the connected account adds to each form, by the operation's key. */
  readonly forms: Readonly<Record<string, readonly Field[]>>;
  /** The operations whose output has the account's own fields. */
  readonly givesOwn: readonly string[];
  readonly readable: ReadonlySet<string>;
  readonly limits: readonly string[];
  readonly permissions: Permissions;
  /** The same for a shared mailbox; undefined if there's none. */
  readonly sharedPermissions: Permissions | undefined;
  /** The reads that a connection with access "Read only" refuses. */
  readonly refusedReads: readonly (readonly [label: string, sentence: string])[];
}

export interface Facts {
  readonly app: Definition;
  readonly accounts: readonly AccountFacts[];
  readonly errors: readonly Provoked[];
  /** The output fields that are the same for every account, by the operation's key. */
  readonly outputs: Readonly<Record<string, readonly Field[]>>;
  /** The same for input fields. */
  readonly inputs: Readonly<Record<string, readonly Field[]>>;
}

/** Runs the app against the sandbox to collect everything that the pages say. */
export async function gather({ app, accountTypes }: Source): Promise<Facts> {
  const stages = await openStages();
  try {
    const accounts: AccountFacts[] = [];
    const { outputFields } = quickPlatformFor(app, {});
    const inputs = await everyOperation(app, (operation) => fieldsWithoutAccount(app, operation));
    for (const accountType of accountTypes) {
      const backend = await accountType.load();
      const stage = stages.of(app, accountType.key);
      const permissions = signedFor(backend);
      accounts.push({
        key: accountType.key,
        label: accountType.label,
        backend,
        measured: await measure(app, stage, backend),
        forms: await formsOf(app, stage, inputs),
        givesOwn: await givesOwnOf(app, stage),
        readable: await readableKeys(stage, backend),
        limits: await limitsOf(stage, backend),
        permissions,
        sharedPermissions: signedForShared(backend),
        refusedReads: await refusedReads(app, stage, permissions.read),
      });
    }
    return {
      app,
      accounts,
      errors: await provoke(
        app,
        accountTypes.map(({ key }) => key),
        stages.of,
      ),
      outputs: await everyOperation(app, outputFields),
      inputs,
    };
  } finally {
    await stages.close();
  }
}

type FieldsOf = Facts['inputs'];

async function everyOperation(app: Definition, fieldsOf: (operation: Operation) => Promise<Field[]>): Promise<FieldsOf> {
  const all: Record<string, Field[]> = {};
  for (const kind of KINDS) for (const operation of Object.values(app[kind])) all[operation.key] = await fieldsOf(operation);
  return all;
}

const KINDS = ['triggers', 'searches', 'creates'] satisfies Kind[];

async function formsOf(app: Definition, stage: Stage, fixed: FieldsOf): Promise<FieldsOf> {
  await stage.reset();
  const platform = stage.platform();
  return everyOperation(app, async (operation) => {
    const known = fixed[operation.key]?.map(({ key }) => key) ?? [];
    return (await platform.inputFields(operation)).filter(({ key }) => !known.includes(key));
  });
}

async function givesOwnOf(app: Definition, stage: Stage): Promise<string[]> {
  const all = await everyOperation(app, stage.platform().outputFields);
  const isOwn = ({ key, children = [] }: Field): boolean => key.startsWith('custom_') || children.some(isOwn);
  return Object.entries(all).flatMap(([key, fields]) => (fields.some(isOwn) ? [key] : []));
}
