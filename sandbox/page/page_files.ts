import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of the page; 404 for an unknown name. The route makes sure that the name has no slash. */
export function fileResponse(name: string): Response {
  const file = path.join(import.meta.dirname, 'files', name);
  if (!existsSync(file)) return new Response('Not found', { status: 404 });
  const type = TYPES[path.extname(name)] ?? 'text/plain';
  return new Response(readFileSync(file, 'utf8'), { headers: { 'content-type': `${type}; charset=utf-8`, ...HEADERS } });
}

/** Contacts can contain anything, so only the page's own files may run, load or receive data. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The headers of everything that the page loads. */
export const HEADERS = { 'cache-control': 'no-store', 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' };

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };
