import type { Provider } from './contact.ts';

/**
 * IDs look like the providers' own. Some contain characters that must be percent-encoded in a path: the second of each
 * book is `c#1/a=b`.
 */
export function nativeId(provider: Provider, number: number): string {
  if (number % 5 === 1) return `c#${number}/a=b`;
  if (provider === 'google') return `c${number}`;
  if (provider === 'microsoft' || provider === 'ews') return `AAMkAD${number}AAA=`;
  return `${provider}-${number}`;
}
