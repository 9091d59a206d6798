/** The requests of each operation with each account type. The steps are those of the end-to-end test. */
import { accountTypeOf, accountTypes } from '../sandbox/accounts.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/child_process.ts';
import { loadBuiltApp } from '../sandbox/zapier/built_app.ts';
import { type Definition, operationOf, type Values } from '../sandbox/zapier/definition.ts';
import { type Platform, platformFor } from '../sandbox/zapier/platform.ts';
import { CONTACTS, LEAVING, TRIGGERS } from '../test/e2e/plan/contacts.ts';
import { LISTS } from '../test/e2e/plan/lists.ts';
import { THINGS } from '../test/e2e/plan/things.ts';
import { type Memory, type Step, text } from '../test/e2e/step.ts';
import { refusalOf } from './refusal.ts';

const STEPS: readonly Step[] = [...LISTS, ...CONTACTS, ...THINGS, ...TRIGGERS, ...LEAVING];
/** The first pass starts with an empty cache, the last with everything that the passes before it left there. */
const PASSES = 3;
const SEEDED = 250;

/** One operation with one account type. */
export interface Operation {
  readonly account: string;
  readonly operation: string;
  /** Requests with an empty cache, and with a full one. */
  readonly cold: number;
  readonly warm: number;
}

export async function operations(): Promise<Operation[]> {
  const app = await loadBuiltApp();
  const sandbox = await startSandboxProcess(SEEDED);
  Object.assign(process.env, sandbox.environment);
  try {
    const found: Operation[] = [];
    for (const account of Object.keys(accountTypes)) found.push(...(await operationsOf(account, { app, sandbox })));
    return found;
  } finally {
    await sandbox.stop();
  }
}

interface Tools {
  readonly app: Definition;
  readonly sandbox: SandboxProcess;
}

async function operationsOf(key: string, tools: Tools): Promise<Operation[]> {
  const account = accountTypeOf(key);
  const platform = () => platformFor(tools.app, tools.sandbox.connections[key] ?? {});
  const steps = STEPS.filter(({ capability: needs }) => needs === undefined || refusalOf(account, needs) === undefined);
  const results = new Map(steps.map((step) => [step, [] as number[]]));
  const kept = platform();
  for (let pass = 0; pass < PASSES; pass += 1) {
    const memory: Memory = { account, found: new Map() };
    for (const step of steps) results.get(step)?.push(await requestsOf(step, memory, pass === 0 ? platform() : kept, tools));
    // The only contact that the steps leave.
    await fetch(`${tools.sandbox.url}/_sandbox/contacts/${key}/${encodeURIComponent(text(memory, 'other'))}`, { method: 'DELETE' });
  }
  return [...results].map(([{ kind, key: operation, note }, requests]) => ({
    account: key,
    operation: `${kind} ${operation}${note === undefined ? '' : ` (${note})`}`,
    cold: requests[0] ?? Number.NaN,
    warm: requests.at(-1) ?? Number.NaN,
  }));
}

async function requestsOf(step: Step, memory: Memory, platform: Platform, { app, sandbox }: Tools): Promise<number> {
  const input: Values = step.input?.(memory) ?? {};
  await sandbox.takeRequests();
  const output = await platform.call(operationOf(app, KINDS[step.kind], step.key).operation.perform, input, metaOf(step.flags ?? []));
  const wrong = Object.entries(step.expect(output, memory)).find(([, met]) => !met);
  if (wrong !== undefined) throw new Error(`${memory.account.label}, ${step.key}: "${wrong[0]}" is false.`);
  return (await sandbox.takeRequests()).length;
}

const KINDS = { trigger: 'triggers', search: 'searches', create: 'creates' } as const;

function metaOf(flags: readonly string[]): Values {
  const page = flags.indexOf('--page');
  return {
    page: page === -1 ? 0 : Number(flags[page + 1]),
    ...Object.fromEntries(flags.filter((flag) => flag.startsWith('--is')).map((flag) => [flag.slice(2), true])),
  };
}
