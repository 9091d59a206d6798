import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Postgres, startPostgres } from './postgres.ts';
import { type Environment, startRelayProcess } from './relay_process.ts';

/** A kind of store that the same tests run on. */
export interface Stores {
  /** The settings of a new, empty store. */
  create(): Promise<Environment>;
  /** Where its bytes are. */
  folder(settings: Environment): string;
  close(): void;
}

/** The embedded stores, each in a folder of its own. Making one takes seconds, so they're copies of one that's made once. */
export function embeddedStores(): Stores {
  const folders: string[] = [];
  return {
    async create() {
      const folder = mkdtempSync(path.join(tmpdir(), 'relay-data-'));
      folders.push(folder);
      cpSync(await template(), folder, { recursive: true });
      return { RELAY_DATA: folder };
    },
    folder: ({ RELAY_DATA = '' }) => RELAY_DATA,
    close() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Databases on one PostgreSQL. */
export async function postgresStores(): Promise<Stores & { readonly server: Postgres }> {
  const server = await startPostgres();
  return {
    server,
    create: () => Promise.resolve({ DATABASE_URL: server.createDatabase() }),
    folder: () => server.folder,
    close: () => server.close(),
  };
}

async function template(): Promise<string> {
  const folder = path.resolve('build/relay-template');
  if (existsSync(folder)) return folder;
  const making = mkdtempSync(path.join(tmpdir(), 'relay-template-'));
  const relay = await startRelayProcess({ RELAY_DATA: making });
  await relay.stop();
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(making, `${folder}.${process.pid}`, { recursive: true });
  rmSync(making, { recursive: true });
  // Another test may have made it meanwhile.
  if (!existsSync(folder)) renameSync(`${folder}.${process.pid}`, folder);
  else rmSync(`${folder}.${process.pid}`, { recursive: true });
  return folder;
}
