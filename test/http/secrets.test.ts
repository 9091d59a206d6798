import fc from 'fast-check';
import { cleanedJson, createCleaner } from '../../src/http/secrets.ts';
import { traceId } from '../../src/http/trace_id.ts';

const SECRET = 'eyJ0/Ab+9~x"Z=\\q<7&k~Yw2-é_4Pt.8';

/** The ways in which vendors repeat what they received. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['as it is', SECRET],
  ['in lower case', SECRET.toLowerCase()],
  ['in capitals', SECRET.toUpperCase()],
  ['in hexadecimal', Buffer.from(SECRET).toString('hex')],
  ['in hexadecimal capitals', Buffer.from(SECRET).toString('hex').toUpperCase()],
  ['percent-encoded whole', [...Buffer.from(SECRET)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')],
  ['percent-encoded', encodeURIComponent(SECRET)],
  ['percent-encoded in lower case', encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
  ['as a form', new URLSearchParams({ s: SECRET }).toString().slice(2)],
  ['as JSON', JSON.stringify(SECRET).slice(1, -1)],
  ['as PHP writes JSON', JSON.stringify(SECRET).slice(1, -1).replaceAll('/', '\\/')],
  ['as Go writes JSON', JSON.stringify(SECRET).slice(1, -1).replaceAll('<', '\\u003c').replaceAll('&', '\\u0026')],
  ...[0, 1, 2].map(
    (before) => [`in base64 behind ${before} bytes`, Buffer.from(`${'x'.repeat(before)}${SECRET}zzz`).toString('base64')] as const,
  ),
  ...[0, 1, 2].map(
    (before) => [`in base64url behind ${before} bytes`, Buffer.from(`${'x'.repeat(before)}${SECRET}zzz`).toString('base64url')] as const,
  ),
];

function codeOf(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}

/** The runs of eight characters of the spelling that are left in the text. */
function left(text: string, spelling: string): string[] {
  const runs = Array.from({ length: spelling.length - 7 }, (_, start) => spelling.slice(start, start + 8));
  return runs.filter((run) => text.includes(run));
}

/** The edges of a base64 text depend on more than the secret. */
const inner = (name: string, spelling: string): string => (name.includes('base64') ? spelling.slice(3, -8) : spelling);

test.each(SPELLINGS)('a secret is removed %s, wherever the vendor cut it, and the rest stays', (name, spelling) => {
  const clean = createCleaner([SECRET]);
  for (let end = 8; end <= spelling.length; end += 1)
    for (const part of [spelling.slice(0, end), spelling.slice(spelling.length - end)])
      expect(left(clean(`Token ${part} is not liked.`), inner(name, spelling))).toEqual([]);
  expect(clean(`Token ${inner(name, spelling)} is not liked.`)).toMatch(/^Token \[secret\].{0,7} is not liked\.$/);
});

test.each<[string, (sign: string) => string]>([
  ['in hexadecimal', (sign) => `&#x${codeOf(sign).toString(16)};`],
  ['in hexadecimal capitals, with zeros', (sign) => `&#X00${codeOf(sign).toString(16).toUpperCase()};`],
  ['in decimals', (sign) => `&#${codeOf(sign)};`],
  ['with names', (sign) => ({ '&': '&amp;', '<': '&lt;', '"': '&quot;', '/': '&sol;', '+': '&plus;' })[sign] ?? sign],
])('a secret in HTML is removed, wherever the vendor cut it: %s', (_name, written) => {
  const clean = createCleaner([SECRET]);
  const signs = [...SECRET].map((sign) => (/[a-z0-9]/i.test(sign) ? sign : written(sign)));
  for (let end = 8; end <= signs.length; end += 1)
    for (const part of [signs.slice(0, end), signs.slice(-end)])
      expect(clean(`Token ${part.join('')} isn&#39;t liked.`)).toBe("Token [secret] isn't liked.");
  const whole = [...SECRET].map((sign) => `&#${codeOf(sign)};`).join('');
  expect(clean(whole)).toBe('[secret]');
  expect(clean('Ada &amp; Bob aren&#39;t liked, nor &#x110000; and &nothing;.')).toBe(
    'Ada &amp; Bob aren&#39;t liked, nor &#x110000; and &nothing;.',
  );
});

test('several secrets, next to each other and apart', () => {
  const clean = createCleaner(['first-secret-1', 'other-secret-2', '']);
  expect(clean('first-secret-1other-secret-2 and first-secret-1, other-secret-2')).toBe('[secret] and [secret], [secret]');
  expect(clean('nothing of it')).toBe('nothing of it');
});

test("what is shorter than a run isn't searched for", () => {
  expect(createCleaner(['contact'])('The contact.')).toBe('The contact.');
  expect(createCleaner([])('The contact.')).toBe('The contact.');
});

test('no text that holds a secret keeps a run of it, and no text without one changes', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }),
      fc.string({ maxLength: 40 }),
      fc.string({ minLength: 8, maxLength: 60 }),
      (before, after, secret) => {
        const cleaned = createCleaner([secret])(`${before}${secret}${after}`);
        const runs = left(cleaned.replaceAll('[secret]', ''), secret);
        // The text around it can only complete a run again if it repeats the secret itself.
        return runs.length === 0 || !cleaned.includes(secret);
      },
    ),
  );
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200 }),
      (text) => createCleaner(['0123456789-abcdefghij'])(text) === text || /[0-9a-j-]{8}/i.test(text),
    ),
  );
});

test('JSON is cleaned in all its texts and keys, and is otherwise what it was', () => {
  const vendorSentences = { a: ['x', 7, null, true, { deep: `token=${SECRET}` }], [SECRET]: SECRET };
  const cleaned = JSON.stringify(cleanedJson(vendorSentences, createCleaner([SECRET])));
  expect(cleaned).toBe('{"a":["x",7,null,true,{"deep":"token=[secret]"}],"[secret]":"[secret]"}');
});

test('a long text takes no longer than its length', () => {
  const text = 'first-se'.repeat(40_000);
  expect(createCleaner(['first-secret-1'])(text)).toBe('[secret]');
});

test.each([
  ['abc-1.2:3_4', 'abc-1.2:3_4'],
  ['a'.repeat(500), 'a'.repeat(64)],
  ['<script>\r\nX: y', 'scriptX:y'],
  ['', undefined],
  ['<>', undefined],
  [7, undefined],
  [undefined, undefined],
])('the trace id %p is shown as %p', (value, shown) => {
  expect(traceId(value)).toBe(shown);
});
