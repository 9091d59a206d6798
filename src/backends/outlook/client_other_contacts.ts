import * as zod from 'zod/mini';
import type { AuthData } from '../backend.ts';
import { pathBelowBase } from './client_links.ts';
import { mailboxPath, sharedMailbox } from './client_paths.ts';

/**
 * Why a request must not be sent, whoever wrote it; null if it may be. The permissions for a shared mailbox also reach
 * the person's own contacts, and a connection for one mailbox leaves all others alone.
 */
export function refuseOtherContacts(authData: AuthData, { url, body }: { readonly url: URL; readonly body?: unknown }): string | null {
  const mailbox = sharedMailbox(authData);
  if (mailbox === undefined) return null;
  const path = pathBelowBase(url.href) ?? '';
  const asked = [path, ...(plain(path) === '/$batch' ? pathsOfBatch(body) : [])];
  return asked.every((one) => isAllowed(mailbox.toLowerCase(), one))
    ? null
    : `This connection is for the mailbox ${mailbox}, so it can't be used for other contacts. Begin the path with ${mailboxPath(authData)}.`;
}

/** Whether the path isn't about the contacts of someone, or is about those of this mailbox. */
function isAllowed(mailbox: string, path: string): boolean {
  const { pathname, searchParams } = new URL(path.replace(/^\/*/, '/'), 'https://graph');
  const parts = plain(pathname)
    .split('/')
    .filter((part) => part !== '');
  const start = parts.findIndex((part) => part === 'me' || /^users(?:\(|$)/.test(part));
  const owner = parts[start];
  if (owner === undefined) return true;
  const user = owner === 'users' ? parts[start + 1] : /^users\('(.*)'\)$/.exec(owner)?.[1]?.replaceAll("''", "'");
  if (user === mailbox) return true;
  const expands = [...searchParams].filter(([name]) => /^\$?expand$/i.test(name));
  return (
    !parts.slice(start + 1).some((part) => /^contact(?:s|folders)(?:\(|$)/.test(part)) &&
    !expands.some(([, value]) => /contact/i.test(value))
  );
}

/** As the most lenient server reads it. */
function plain(path: string): string {
  let text = path;
  for (let times = 0; times < 8; times += 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      break;
    }
  }
  return text.normalize('NFKC').toLowerCase();
}

const BATCH = zod.object({ requests: zod.array(zod.object({ url: zod.string() })) });

function pathsOfBatch(body: unknown): readonly string[] {
  const read = BATCH.safeParse(Buffer.isBuffer(body) ? json(body) : body);
  return read.success ? read.data.requests.map(({ url }) => url.replace(/^https?:\/\/[^/]*/i, '')) : [];
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
