import { createHash } from 'node:crypto';

/** An ID of 20 letters and digits that is always the same for the same kind and number. */
export function identifier(kind: string, number: number): string {
  const bytes = createHash('sha1').update(`${kind}:${number}`).digest();
  let text = '';
  for (const byte of bytes) text += ALPHABET.charAt(byte % ALPHABET.length);
  return text;
}

/** An ID of 24 hexadecimal digits, like those of businesses. */
export function hexIdentifier(kind: string, number: number): string {
  return createHash('sha1').update(`${kind}:${number}`).digest('hex').slice(0, 24);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
