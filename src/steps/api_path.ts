import { Problem } from '../contacts/errors.ts';

/**
 * Checks that a typed path stays below the account's own address, however it's spelled. The path itself isn't changed, because IDs in it
 * may be percent-encoded.
 */
export function checkApiPath(path: string): string {
  const wrong = problemWith(path);
  if (wrong === null) return path;
  throw new Problem('invalid_input', `The path ${wrong}. Enter the part after the account's address, like ${__BUILD__.example.path}.`);
}

function problemWith(path: string): string | null {
  if (!path.startsWith('/')) return NAMES_A_SERVER;
  if (/[\\\p{Cc}\s]/u.test(path)) return "can't contain backslashes, spaces or control characters";
  if (/[?#]/.test(path)) return `can't contain "?" or "#". Put parameters in Query`;
  if (!isEncoded(path)) return "contains a percent sign that doesn't encode anything";
  const read = readWhole(path);
  if (read === null) return 'is percent-encoded too many times';
  if (read.startsWith('//')) return NAMES_A_SERVER;
  if (/[\\\p{Cc}]/u.test(read)) return "can't contain backslashes or control characters, even encoded";
  // Some servers drop what follows a semicolon before they resolve "..".
  return read.split('/').some((part) => /^\.{1,2}(;|$)/.test(part)) ? `can't have "." or ".." as one of its parts` : null;
}

const NAMES_A_SERVER = "must start with one slash and can't name a server";

function isEncoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The path as the most lenient server reads it: decoded and normalized until nothing changes, since proxies may decode more than once. */
function readWhole(path: string): string | null {
  let text = path;
  for (let times = 0; times < 8; times += 1) {
    const next = text.replace(/(?:%[0-9a-f]{2})+/gi, decoded).normalize('NFKC');
    if (next === text) return text;
    text = next;
  }
  return null;
}

/** A broken escape stays as it is, and the ones next to it are still decoded, so that it can't hide them. */
function decoded(escapes: string): string {
  return isEncoded(escapes) ? decodeURIComponent(escapes) : escapes.replace(/%[0-7][0-9a-f]/gi, decodeURIComponent);
}
