import type { Backend } from '../../src/backends/backend.ts';
import type { Definition, Field, Kind } from './definition.ts';
import { limitsOf } from './limits.ts';
import { type Measured, measure } from './measure.ts';
import { signedFor } from './permissions.ts';
import { platformFor } from './platform.ts';
import { type Provoked, provoke } from './provoke.ts';
import { refusedReads } from './read_only.ts';
import { readableKeys } from './readable.ts';
import type { Source } from './source.ts';
import { onStage, type Stage } from './stage.ts';

/** Everything the pages say of one account type. */
export interface AccountFacts {
  readonly key: string;
  readonly label: string;
  readonly backend: Backend;
  readonly measured: readonly Measured[];
  /** What the connected account adds to each form, by the operation's key. */
  readonly forms: Readonly<Record<string, readonly Field[]>>;
  readonly readable: ReadonlySet<string>;
  readonly limits: readonly string[];
  /** What a sign-in asks for, by the access that was chosen. */
  readonly permissions: Readonly<Record<'read' | 'write', readonly string[]>>;
  /** What a connection with access "Read only" refuses, though it only reads. */
  readonly refusedReads: readonly (readonly [label: string, sentence: string])[];
}

export interface Facts {
  readonly app: Definition;
  readonly accounts: readonly AccountFacts[];
  readonly errors: readonly Provoked[];
  /** The fields of each answer that are the same for every account, by the operation's key. */
  readonly outputs: Readonly<Record<string, readonly Field[]>>;
}

/** Runs the app against the sandbox until everything that the pages say is known. */
export function gather({ app, registrations }: Source): Promise<Facts> {
  return onStage(async (stageOf) => {
    const accounts: AccountFacts[] = [];
    for (const registration of registrations) {
      const backend = await registration.load();
      const stage = stageOf(app, registration.key);
      const permissions = signedFor(backend);
      accounts.push({
        key: registration.key,
        label: registration.label,
        backend,
        measured: await measure(app, stage, backend),
        forms: await formsOf(app, stage),
        readable: await readableKeys(stage, backend),
        limits: await limitsOf(stage, backend),
        permissions,
        refusedReads: await refusedReads(app, stage, permissions.read),
      });
    }
    return { app, accounts, errors: await provoke(app, stageOf), outputs: await outputsOf(app) };
  });
}

async function outputsOf(app: Definition): Promise<Record<string, Field[]>> {
  const platform = platformFor(app, {});
  const outputs: Record<string, Field[]> = {};
  for (const kind of KINDS)
    for (const operation of Object.values(app[kind])) outputs[operation.key] = await platform.outputFields(operation);
  return outputs;
}

const KINDS = ['triggers', 'searches', 'creates'] satisfies Kind[];

async function formsOf(app: Definition, stage: Stage): Promise<Record<string, Field[]>> {
  await stage.reset();
  const platform = stage.platform();
  const forms: Record<string, Field[]> = {};
  for (const kind of KINDS) {
    for (const operation of Object.values(app[kind])) forms[operation.key] = await platform.accountFields(operation);
  }
  return forms;
}
