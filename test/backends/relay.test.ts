import { createHmac } from 'node:crypto';
import { clientState, hookAddress, readRelay, sealedAddress, signature } from '../../src/backends/relay.ts';
import { Problem } from '../../src/contacts/errors.ts';

const SECRET = 'a-secret-of-exactly-32-characters';
const TARGET = 'https://hooks.zapier.com/hooks/standard/1/abc/';
const before = { RELAY_URL: process.env.RELAY_URL, RELAY_SECRET: process.env.RELAY_SECRET };

function set(url: string | undefined, secret: string | undefined): void {
  for (const [name, value] of Object.entries({ RELAY_URL: url, RELAY_SECRET: secret })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

afterAll(() => set(before.RELAY_URL, before.RELAY_SECRET));

describe('the relay of the environment', () => {
  it.each([
    ['https://relay.example.com', 'https://relay.example.com'],
    ['https://relay.example.com/', 'https://relay.example.com'],
    [' https://example.com/relay// ', 'https://example.com/relay'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://localhost:8787/', 'http://localhost:8787'],
    ['http://[::1]:8787', 'http://[::1]:8787'],
  ])('is at an address: %s', (url, read) => {
    set(url, SECRET);
    expect(readRelay()).toEqual({ url: read, secret: SECRET });
  });

  it('signs with the first of several secrets', () => {
    set('https://relay.example.com', ` ${SECRET} , ${'b'.repeat(40)}`);
    expect(readRelay().secret).toBe(SECRET);
  });

  it.each([
    [undefined, SECRET],
    ['', SECRET],
    ['https://relay.example.com', undefined],
    ['https://relay.example.com', ','],
    ['https://relay.example.com', 'x'.repeat(31)],
    ['http://relay.example.com', SECRET],
    ['http://127.0.0.1.example.com', SECRET],
    ['https://user@relay.example.com', SECRET],
    ['https://relay.example.com/?a=1', SECRET],
    ['https://relay.example.com/#a', SECRET],
    ['ftp://relay.example.com', SECRET],
    ['relay', SECRET],
  ])('is not set up: %s', (url, secret) => {
    set(url, secret);
    expect(() => readRelay()).toThrow(Problem);
    expect(() => readRelay()).toThrow(
      /^This integration isn't set up for instant triggers\. Its publisher must set .+\. Reconnecting doesn't help\.$/,
    );
  });
});

describe('the address for a hook', () => {
  const relay = { url: 'https://relay.example.com', secret: SECRET };
  const hmac = (text: string): string => createHmac('sha256', Buffer.from(SECRET, 'utf8')).update(text, 'utf8').digest('base64url');

  it('names the hook and is sealed', () => {
    const [, , host, accountType, target = '', seal] = sealedAddress(relay, 'outlook', TARGET).split('/');
    expect([host, accountType, Buffer.from(target, 'base64url').toString(), seal]).toEqual([
      'relay.example.com',
      'outlook',
      TARGET,
      hmac(TARGET),
    ]);
    expect(sealedAddress(relay, 'outlook', TARGET).startsWith(hookAddress(relay, 'outlook', TARGET))).toBe(true);
    expect(seal).toHaveLength(43);
  });

  it('begins in no other way when the secret changes, so that a Zap finds its own subscriptions', () => {
    const other = { ...relay, secret: 'another-secret-of-32-characters!!' };
    expect(hookAddress(other, 'outlook', TARGET)).toBe(hookAddress(relay, 'outlook', TARGET));
    expect(sealedAddress(other, 'outlook', TARGET)).not.toBe(sealedAddress(relay, 'outlook', TARGET));
    expect(hookAddress(relay, 'outlook', TARGET).startsWith(hookAddress(relay, 'outlook', TARGET.slice(0, -3)))).toBe(false);
  });

  it('has a client state of its own, which fits into 128 characters', () => {
    expect(clientState(relay, TARGET)).toBe(hmac(`clientState\n${TARGET}`));
    expect(clientState(relay, TARGET)).not.toBe(signature(relay, TARGET));
    expect(clientState(relay, TARGET).length).toBeLessThan(128);
  });
});
