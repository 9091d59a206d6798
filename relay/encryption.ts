import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;

interface Key {
  /** Tells which secret a text was encrypted with; it says nothing about the secret. */
  readonly id: Buffer;
  readonly bytes: Buffer;
}

/** Encrypts what the store holds with a key made of the first secret, and decrypts with that of any. */
export class Encryption {
  readonly #keys: readonly [Key, ...Key[]];

  constructor(secrets: readonly string[]) {
    const [first, ...others] = secrets.map(keyOf);
    if (first === undefined) throw new Error('No secret.');
    this.#keys = [first, ...others];
  }

  /** The result can only be decrypted together with the same context. */
  encrypt(text: string, context: string): string {
    const [{ id, bytes }] = this.#keys;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, bytes, iv).setAAD(Buffer.from(context));
    const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([id, iv, cipher.getAuthTag(), encrypted]).toString('base64');
  }

  /** Undefined if it was encrypted with a secret that is no longer set, or changed since. */
  decrypt(encrypted: string, context: string): string | undefined {
    const bytes = Buffer.from(encrypted, 'base64');
    const key = this.#keys.find(({ id }) => id.equals(bytes.subarray(0, ID_BYTES)));
    if (key === undefined || bytes.length < ID_BYTES + IV_BYTES + TAG_BYTES) return undefined;
    const iv = bytes.subarray(ID_BYTES, ID_BYTES + IV_BYTES);
    const tag = bytes.subarray(ID_BYTES + IV_BYTES, ID_BYTES + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(ALGORITHM, key.bytes, iv).setAAD(Buffer.from(context)).setAuthTag(tag);
    try {
      return decipher.update(bytes.subarray(ID_BYTES + IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return undefined;
    }
  }
}

function keyOf(secret: string): Key {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'contacts-relay: the store', 32));
  return { id: createHash('sha256').update(bytes).digest().subarray(0, ID_BYTES), bytes };
}
