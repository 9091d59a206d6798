import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { CommandLine, Ran } from './command_line.ts';
import { consent } from './consent.ts';

/** Replaces the machine's browser: keeps the address that the command line opens. */
export const BROWSER = 'browser.sh';
const ADDRESS = 'address.txt';

export function placeBrowser(folder: string): string {
  const file = path.join(folder, BROWSER);
  writeFileSync(file, `#!/bin/sh\nprintf %s "$1" > '${path.join(folder, ADDRESS)}'\n`);
  chmodSync(file, 0o755);
  return file;
}

export interface SignedIn {
  readonly ran: Ran;
  /** The titles of the pages on the way. */
  readonly pages: readonly string[];
}

/** `invoke auth start`, with a real browser in a person's place. */
export async function signIn(invoke: CommandLine['invoke'], folder: string, browser: Browser): Promise<SignedIn> {
  const port = await freePort();
  const typed = ['auth', 'start', '--non-interactive', '--local-port', `${port}`, '--redirect-uri', `http://localhost:${port}`];
  const givenUp = new AbortController();
  const ended = new AbortController();
  // Watched before the command can write it.
  const opening = openedIn(folder, ended.signal);
  const command = invoke(typed, givenUp.signal).finally(() => ended.abort());
  try {
    const address = await opening;
    // Without an address, the command has ended by itself and says why.
    const pages = address === undefined ? [] : await consent(browser, address);
    return { ran: await command, pages };
  } catch (error) {
    // Otherwise, it would wait for its code forever.
    givenUp.abort();
    await command.catch(() => undefined);
    throw error;
  }
}

/** The address that the command opens; undefined if it ends without one. */
async function openedIn(folder: string, ended: AbortSignal): Promise<string | undefined> {
  const file = path.join(folder, ADDRESS);
  try {
    for await (const _change of watch(folder, { signal: ended })) {
      const address = existsSync(file) ? readFileSync(file, 'utf8') : '';
      if (address !== '') return address;
    }
  } catch (error) {
    if (!ended.aborted) throw error;
  }
  return undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => (address === null || typeof address === 'string' ? reject(new Error('no port is free')) : resolve(address.port)));
    });
  });
}
