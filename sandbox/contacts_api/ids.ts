import { createHash } from 'node:crypto';

/** An id of 20 letters and digits that is the same for the same kind and number every time. */
export function identifier(kind: string, number: number): string {
  const bytes = createHash('sha1').update(`${kind}:${number}`).digest();
  let text = '';
  for (const byte of bytes) text += ALPHABET.charAt(byte % ALPHABET.length);
  return text;
}

/** An id of 24 hexadecimal digits, as businesses have it. */
export function hexIdentifier(kind: string, number: number): string {
  return createHash('sha1').update(`${kind}:${number}`).digest('hex').slice(0, 24);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
