/** The most memory that a process has for one task. The platform stops at 450 MB. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startSandbox } from '../sandbox/server.ts';
import { round } from './figures.ts';

export interface Peak {
  readonly what: string;
  readonly megabytes: number;
}

const SIZE = 10_000;

const CASES: readonly (readonly [what: string, argument: string, account: string])[] = [
  ['Node alone', 'node', 'outlook'],
  ['the core alone', 'core', 'outlook'],
  ['the app loaded', 'app', 'outlook'],
  ['Outlook: a poll with 1,000 changes', 'new_or_updated_contact', 'outlook'],
  ['HighLevel: a poll with 1,000 changes', 'new_or_updated_contact', 'highlevel'],
  ['Nylas: a poll of 10,000 contacts', 'new_or_updated_contact', 'nylas'],
  [
    'Outlook: the first look with a watched field at 10,000 contacts',
    'new_or_updated_contact|{"watch_fields":["email"]}|{"isPopulatingDedupe":true}',
    'outlook',
  ],
];

export async function peaks(): Promise<Peak[]> {
  const sandbox = await startSandbox({ size: SIZE });
  try {
    for (const { book } of Object.values(sandbox.accounts))
      for (const id of book.ids().slice(0, 1000)) book.change(id, { company: `Changed ${id}` });
    const found: Peak[] = [];
    for (const [what, argument, account] of CASES) {
      const connection = JSON.stringify(sandbox.connections()[account]);
      found.push({ what, megabytes: round((await peakOf(argument, connection, sandbox.environment)) / 1e6, 0) });
    }
    return found;
  } finally {
    await sandbox.close();
  }
}

async function peakOf(argument: string, connection: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const child = [path.join(import.meta.dirname, 'memory_child.ts'), argument, connection];
  const { stdout } = await promisify(execFile)(process.execPath, child, { env: { ...process.env, ...environment } });
  return Number(stdout.trim().split('\n').at(-1));
}
