import { accountTypeOf } from '../sandbox/accounts.ts';

/**
 * The account types to show: those that were typed, by key or name in any case, or else all. Outlook comes first,
 * because most people know it.
 * @throws an error with a message for a name that the build doesn't have
 */
export function chooseAccounts(typed: readonly string[], built: readonly string[]): readonly string[] {
  const chosen = typed.map((name) => keyOf(name, built));
  if (chosen.length > 0) return [...new Set(chosen)];
  return [...built].sort((a, b) => Number(b === FIRST) - Number(a === FIRST));
}

const FIRST = 'outlook';

function keyOf(name: string, built: readonly string[]): string {
  const plain = plainName(name);
  const key = built.find((one) => plainName(one) === plain || plainName(accountTypeOf(one).label) === plain);
  if (key === undefined) throw new Error(`This build has no account type "${name}". It has ${built.join(', ')}.`);
  return key;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}
