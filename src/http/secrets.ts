/** Removes secrets from a text, in any spelling in which a vendor repeats them. */
export type Cleaner = (text: string) => string;

/**
 * Makes a cleaner. It searches for every run of eight characters of a secret, not for the whole secret, because a
 * vendor may have cut it. Its time is linear in the text, and it prepares nothing before the first text.
 */
export function createCleaner(secrets: readonly string[]): Cleaner {
  let runs: ReadonlySet<string> | undefined;
  return (text) => {
    runs ??= runsOf(secrets);
    if (runs.size === 0) return text;
    const plain = withoutEntities(text);
    // Only a text that hides a secret is changed.
    return without(plain !== text && without(plain, runs) !== plain ? plain : text, runs);
  };
}

/** The JSON value with every text cleaned, including keys. */
export function cleanedJson(value: unknown, clean: Cleaner): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((item) => cleanedJson(item, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [clean(key), cleanedJson(part, clean)]));
}

/**
 * The number of characters to search for. Shorter secrets aren't cleaned, because they would be found in every second
 * word.
 */
const RUN = 8;
const MARK = '[secret]';

function runsOf(secrets: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const secret of secrets)
    for (const spelling of secret.length < RUN ? [] : spellingsOf(secret))
      for (let start = 0; start + RUN <= spelling.length; start += 1) runs.add(spelling.slice(start, start + RUN));
  return runs;
}

/** The characters that HTML writes as `&#x2f;`, `&#47;` or `&amp;`. */
function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,6}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > LAST_CHARACTER ? whole : String.fromCodePoint(code);
  });
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sol: '/',
  plus: '+',
  equals: '=',
  period: '.',
  lowbar: '_',
  hyphen: '-',
};
const LAST_CHARACTER = 0x10ffff;

function without(text: string, runs: ReadonlySet<string>): string {
  const isRun = (start: number): boolean => runs.has(text.slice(start, start + RUN));
  const parts: string[] = [];
  let kept = 0;
  for (let start = 0; start + RUN <= text.length; start += 1) {
    if (!isRun(start)) continue;
    let end = start + RUN;
    // Runs that overlap or touch are one secret.
    for (let next = start + 1; next <= end && next + RUN <= text.length; next += 1) if (isRun(next)) end = next + RUN;
    parts.push(text.slice(kept, start), MARK);
    kept = end;
    start = end - 1;
  }
  return kept === 0 ? text : [...parts, text.slice(kept)].join('');
}

function spellingsOf(secret: string): string[] {
  const percent = encodeURIComponent(secret.toWellFormed());
  const json = JSON.stringify(secret).slice(1, -1);
  const hex = Buffer.from(secret).toString('hex');
  const base64 = [0, 1, 2].map((before) => base64Within(secret, before));
  return [
    secret,
    secret.toLowerCase(),
    secret.toUpperCase(),
    hex,
    hex.toUpperCase(),
    // Every byte escaped, as some filters do.
    hex.replace(/../g, '%$&'),
    hex.toUpperCase().replace(/../g, '%$&'),
    percent,
    percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    // As in forms.
    new URLSearchParams({ s: secret }).toString().slice(2),
    json,
    // PHP escapes the slash; Go and .NET escape what HTML could misread.
    json.replaceAll('/', '\\/'),
    json.replace(MARKUP, (character) => `\\u00${codeOf(character)}`),
    json.replace(MARKUP, (character) => `\\u00${codeOf(character).toUpperCase()}`),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    ...base64.map((text) => encodeURIComponent(text)),
  ];
}

const MARKUP = /[<>&'+=/]/g;

function codeOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}

/** The secret in base64 after this many other bytes, without the characters that also depend on the bytes around it. */
function base64Within(secret: string, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]).toString('base64');
  return text.replace(/=+$/, '').slice(Math.ceil((before * 4) / 3));
}
