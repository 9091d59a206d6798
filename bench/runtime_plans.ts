/** Steps, and the bare app that sends the same requests, each in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { SandboxProcess } from '../sandbox/child_process.ts';
import type { Shares } from './profile_shares.ts';

export interface Plan {
  /** Missing for the bare app. */
  readonly step?: { readonly method: string; readonly input: Readonly<Record<string, string>> };
  readonly requests: readonly Request[];
  /** Whether the bare step runs within our definition, unmerged, to measure the definition alone. */
  readonly within?: boolean;
  readonly authData: Readonly<Record<string, string>>;
}

/** What a child is asked: to run the step so often. */
export interface Ask {
  readonly runs: number;
  readonly isProfiled: boolean;
}

/** A child's result: the processor time of one run, where it went, and the output of the last run. */
export interface Done {
  readonly milliseconds: number;
  readonly shares: Shares | null;
  readonly id: string;
}

export interface Request {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** HighLevel and the Contacts API have the same code. */
export const ACCOUNTS = ['highlevel', 'outlook', 'nylas'];
export const FIND = { step: 'find_contact, by ID', method: 'searches.find_contact.operation.perform', input: {} };
export const UPDATE = { step: 'update_contact', method: 'creates.update_contact.operation.perform', input: { first_name: 'Ada #' } };

/** The step, and the bare app with the same requests. */
export async function plansOf(
  sandbox: SandboxProcess,
  account: string,
  { method, input }: typeof FIND | typeof UPDATE,
): Promise<{ readonly ours: Plan; readonly bare: Plan }> {
  const authData = sandbox.connections[account] ?? {};
  const contact_id = await contactOf(authData);
  const ours: Plan = { step: { method, input: { ...input, contact_id } }, requests: [], authData };
  return { ours, bare: { requests: await requestsOf(sandbox, ours), authData } };
}

/** The requests of one run of the step, for the bare app to send. */
async function requestsOf(sandbox: SandboxProcess, plan: Plan): Promise<Request[]> {
  const child = await start(plan);
  await run(child, 1);
  await fetch(`${sandbox.url}/_sandbox/requests`, { method: 'DELETE' });
  await run(child, 1);
  child.disconnect();
  const response = await fetch(`${sandbox.url}/_sandbox/requests`);
  const records = (await response.json()) as readonly (Request & { readonly status: number })[];
  return records.map(({ url, method, headers, body }) => ({
    url: `${sandbox.url}${url}`,
    method,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => SENT.includes(name))),
    ...(body === '' || body === undefined ? {} : { body }),
  }));
}

const SENT = ['authorization', 'version', 'accept', 'content-type', 'prefer'];

async function contactOf(authData: Plan['authData']): Promise<string> {
  const list: Plan = { step: { method: 'triggers.contact_list.operation.perform', input: {} }, requests: [], authData };
  const child = await start(list);
  const { id } = await run(child, 1);
  child.disconnect();
  return id;
}

/** Resolves when the process has loaded everything. */
export async function start(plan: Plan): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'runtime_child.ts'), [JSON.stringify(plan)], { stdio: 'inherit' });
  child.once('exit', (code) => {
    if (code !== 0) throw new Error(`A step of the bench ended with ${code}.`);
  });
  await once(child, 'message');
  return child;
}

/** Runs the step so often. */
export async function run(child: ChildProcess, runs: number, isProfiled = false): Promise<Done> {
  child.send({ runs, isProfiled } satisfies Ask);
  const [done] = await once(child, 'message');
  return done;
}
