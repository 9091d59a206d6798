import { createHash } from 'node:crypto';
import { realpath, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The system's limit for the path of a socket is 104 bytes or more. */
const PATH_LIMIT = 100;

/** The folder of the embedded store belongs to another relay. */
export class FolderInUseError extends Error {}

/**
 * Locks the folder for this process, and returns what unlocks it. Two processes on one folder would destroy it. The
 * lock is a socket and not a file, because the system frees it however the process ends, and because it's also seen
 * from another container.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const socket = await socketPath(folder);
  const server = (await listen(socket)) ?? (await listenAfterRemoval(socket));
  if (server === undefined) throw new FolderInUseError(folder);
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

async function socketPath(folder: string): Promise<string> {
  const real = await realpath(folder);
  const inside = path.join(real, 'relay.sock');
  if (Buffer.byteLength(inside) <= PATH_LIMIT) return inside;
  return path.join(tmpdir(), `contacts-relay-${createHash('sha256').update(real).digest('hex').slice(0, 16)}.sock`);
}

/** A process that was killed leaves its socket. It's moved before it's removed: another relay may have made a new one meanwhile. */
async function listenAfterRemoval(socket: string): Promise<Server | undefined> {
  if (await isAnswered(socket)) return undefined;
  const moved = `${socket}.${process.pid}`;
  await rename(socket, moved).catch(() => undefined);
  if (await isAnswered(moved)) {
    await rename(moved, socket);
    return undefined;
  }
  await rm(moved, { force: true });
  return listen(socket);
}

/** Undefined if there's a socket already. */
function listen(socket: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(socket, () => resolve(server));
  });
}

function isAnswered(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}
