import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A PostgreSQL of the tests' own. */
export interface Postgres {
  /** A new database each time. */
  createDatabase(): string;
  /** Everything that the server has on disk. */
  readonly folder: string;
  /** Stops it at once; `start` starts it again. */
  stop(): void;
  start(): void;
  close(): void;
}

const MISSING =
  "The relay's tests need PostgreSQL's programs (initdb, pg_ctl, psql). Install the Debian package postgresql, or set POSTGRES_BIN to their folder.";

/** Starts PostgreSQL on a free port, as a user that isn't root, because PostgreSQL refuses to run as root. */
export async function startPostgres(): Promise<Postgres> {
  const bin = programs();
  const user = userIds();
  const folder = mkdtempSync(path.join(tmpdir(), 'relay-postgres-'));
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const run = (program: string, ...args: string[]): void => {
    execFileSync(path.join(bin, program), args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const data = path.join(folder, 'data');
  run('initdb', '--pgdata', data, '--username=relay', '--auth=trust', '--encoding=UTF8', '--no-sync', '--no-instructions');
  const port = await freePort();
  // The processes that are killed are relays, never the server, so it needn't wait for the disk.
  const options = `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off -c shared_buffers=32MB`;
  const server: Postgres = {
    folder,
    createDatabase() {
      databases += 1;
      const name = `relay_${databases}`;
      run(
        'psql',
        '--host=127.0.0.1',
        `--port=${port}`,
        '--username=relay',
        '--dbname=postgres',
        '--quiet',
        '-c',
        `CREATE DATABASE ${name}`,
      );
      return `postgres://relay@127.0.0.1:${port}/${name}`;
    },
    start: () => run('pg_ctl', 'start', '--wait', '--silent', '--pgdata', data, '--log', path.join(folder, 'log'), '--options', options),
    stop: () => run('pg_ctl', 'stop', '--wait', '--silent', '--mode=immediate', '--pgdata', data),
    close() {
      server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  let databases = 0;
  server.start();
  return server;
}

function programs(): string {
  const folders = [
    process.env.POSTGRES_BIN,
    ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
    ...(process.env.PATH ?? '').split(':'),
  ];
  const found = folders.find((folder) => folder !== undefined && existsSync(path.join(folder, 'initdb')));
  if (found === undefined) throw new Error(MISSING);
  return found;
}

/** The package's own user, if this is root. */
function userIds(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
