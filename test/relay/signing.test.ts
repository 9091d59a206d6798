import { createHmac } from 'node:crypto';
import { isMadeByOneOf, isSame, sealOf, signatureOf } from '../../relay/signing.ts';

const TARGET = 'https://hooks.zapier.com/hooks/standard/1/abc/';

it('makes the HMACs that docs/relay.md describes', () => {
  const hmac = (text: string): string => createHmac('sha256', 'secret').update(text).digest('base64url');
  expect(sealOf('secret', TARGET)).toBe(hmac(TARGET));
  expect(sealOf('secret', TARGET)).toMatch(/^[\w-]{43}$/);
  expect(signatureOf('secret', 'PUT', '1795780800000', '{"ä":1}')).toBe(hmac('PUT\n/subscriptions\n1795780800000\n{"ä":1}'));
});

it('accepts what any of the secrets made, and nothing else', () => {
  const isSeal = (seal: string): boolean => isMadeByOneOf(['new', 'old'], seal, (secret) => sealOf(secret, TARGET));
  expect(isSeal(sealOf('new', TARGET))).toBe(true);
  expect(isSeal(sealOf('old', TARGET))).toBe(true);
  expect(isSeal(sealOf('other', TARGET))).toBe(false);
  expect(isSeal(sealOf('new', `${TARGET}x`))).toBe(false);
  expect(isSeal('')).toBe(false);
});

it('compares texts of different lengths', () => {
  expect(isSame('a', 'aa')).toBe(false);
  expect(isSame('aa', 'aa')).toBe(true);
});
