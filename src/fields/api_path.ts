import { Problem } from '../contacts/errors.ts';

/**
 * Checks a path that a person typed: below the account's own address and nowhere else, by whatever spelling. It stays as typed otherwise,
 * since ids in it may be percent-encoded.
 */
export function apiPath(path: string): string {
  const wrong = problemWith(path);
  if (wrong === null) return path;
  throw new Problem(
    'invalid_input',
    `The path ${wrong}. Write it from the account's address on, for example /contacts/abc. Nothing was sent.`,
  );
}

function problemWith(path: string): string | null {
  if (!path.startsWith('/') || path.startsWith('//')) return 'has to begin with one slash and cannot name a server';
  if (/[\\\p{Cc}\s]/u.test(path)) return 'cannot hold backslashes, blanks or control characters';
  if (/[?#]/.test(path)) return 'cannot hold "?" or "#": put parameters into the query';
  const decoded = decodedWhole(path);
  if (decoded === null) return 'holds a percent sign that encodes nothing';
  if (/[\\\p{Cc}]/u.test(decoded)) return 'cannot hold backslashes or control characters, encoded neither';
  return decoded.split('/').some((part) => part === '.' || part === '..') ? 'cannot climb with "." or ".."' : null;
}

/** Decoded until nothing changes: servers on the way may decode more than once. */
function decodedWhole(path: string): string | null {
  let text = path;
  for (let times = 0; times < 5; times += 1) {
    const next = decodedOnce(text);
    if (next === null) return times === 0 ? null : text;
    if (next === text) return text;
    text = next;
  }
  return null;
}

function decodedOnce(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
