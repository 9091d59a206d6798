import { isHookAddress } from '../../relay/hook_address.ts';

const HOSTS = ['hooks.zapier.com', '127.0.0.1:4545', 'hooks.example.com'];

it.each([
  'https://hooks.zapier.com/hooks/standard/1/abc/',
  'https://HOOKS.zapier.com:443/hooks/standard/1/abc/?a=b',
  'http://127.0.0.1:4545/hooks/1',
])('takes %s', (address) => {
  expect(isHookAddress(address, HOSTS)).toBe(true);
});

it.each([
  'http://hooks.zapier.com/hooks/standard/1/abc/',
  'http://hooks.example.com/hooks',
  'https://hooks.zapier.com.example.com/',
  'https://example.com/?hooks.zapier.com',
  'https://hooks.zapier.com@example.com/',
  'https://user:password@hooks.zapier.com/',
  'https://example.com\\@hooks.zapier.com/',
  'https://hooks.zapier.com\\.example.com/',
  'https://hooks.zapier.com:8443/',
  'https://sub.hooks.zapier.com/',
  'http://127.0.0.1:4546/',
  'http://127.0.0.1/',
  'ftp://hooks.zapier.com/',
  'file:///etc/passwd',
  'hooks.zapier.com/hooks',
  'https://hooks.zapier.com/with a blank',
  'https://hooks.zapier.com/\nHost: example.com',
  `https://hooks.zapier.com/${'a'.repeat(2_000)}`,
  '',
])('refuses %p', (address) => {
  expect(isHookAddress(address, HOSTS)).toBe(false);
});
