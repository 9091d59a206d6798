import { refuseBeforeSending } from '../../src/http/preflight.ts';
import { urlOf } from '../../src/http/url.ts';
import { READ, service } from './support.ts';

describe('addresses', () => {
  const refusal = (url: string) => () => refuseBeforeSending(service(), { ...READ, url }, (text) => text);

  test('only below the service’s own, without a sign-in of theirs', () => {
    expect(refusal('https://user@api.example.com/v1/contacts')).toThrow(/pointed to another server \(api\.example\.com\)/);
    expect(refusal('https://:word@api.example.com/v1/contacts')).toThrow(/this connection's sign-in isn't sent there\. Contact support\.$/);
    expect(refusal('https://api.example.com/v1/contacts')).not.toThrow();
  });

  test('whose parts only begin or end with dots are normal IDs', () => {
    expect(refusal('/contacts/..a')).not.toThrow();
    expect(refusal('/contacts/a..')).not.toThrow();
    expect(refusal('/contacts/%2E.')).toThrow(/can't be "\." or "\.\."/);
  });

  test('from the service are followed unchanged, even if a list has nothing to add to them', () => {
    const url = 'https://api.example.com/v1/contacts?$skiptoken=a+b%2Bc';
    expect(urlOf(service(), { url }).href).toBe(url);
    expect(urlOf(service(), { url, query: { $top: undefined } }).href).toBe(url);
  });

  test('that are malformed are the service’s fault', () => {
    expect(() => urlOf(service(), { url: 'https://' })).toThrow(
      "Example Service pointed to something that isn't a web address. Try again later. If this keeps happening, contact support.",
    );
  });
});
