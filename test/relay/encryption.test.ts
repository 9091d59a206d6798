import { Encryption } from '../../relay/encryption.ts';

const [NEW, OLD] = ['n'.repeat(32), 'o'.repeat(32)] as const;
const TEXT = '{"email":"ada@example.com"}';

it('decrypts what it encrypted, and never encrypts the same text alike', () => {
  const encryption = new Encryption([NEW]);
  const encrypted = encryption.encrypt(TEXT, 'context');
  expect(encryption.decrypt(encrypted, 'context')).toBe(TEXT);
  expect(encryption.encrypt(TEXT, 'context')).not.toBe(encrypted);
  expect(Buffer.from(encrypted, 'base64').includes('ada')).toBe(false);
});

it('decrypts with every secret, and encrypts with the first', () => {
  const before = new Encryption([OLD]).encrypt(TEXT, 'context');
  const both = new Encryption([NEW, OLD]);
  expect(both.decrypt(before, 'context')).toBe(TEXT);
  expect(new Encryption([NEW]).decrypt(both.encrypt(TEXT, 'context'), 'context')).toBe(TEXT);
  expect(new Encryption([NEW]).decrypt(before, 'context')).toBeUndefined();
});

it('decrypts nothing that was changed, cut off or moved', () => {
  const encryption = new Encryption([NEW]);
  const encrypted = encryption.encrypt(TEXT, 'context');
  const bytes = Buffer.from(encrypted, 'base64');
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(encryption.decrypt(changed.toString('base64'), 'context')).toBeUndefined();
    expect(encryption.decrypt(bytes.subarray(0, index).toString('base64'), 'context')).toBeUndefined();
  }
  expect(encryption.decrypt(encrypted, 'another context')).toBeUndefined();
});
