import { KEYS } from './backends.ts';

/** A setting that can't make a build, with a message. */
export class SettingsError extends Error {}

/** The account types of a build, in the order of the chooser: all of them unless CONTACTS_BACKENDS names some. */
export function readBackends(list: string | undefined): string[] {
  if (list === undefined) return [...KEYS];
  const names = list.split(',').map((name) => name.trim());
  const chosen = names.filter((name) => name !== '');
  const unknown = chosen.filter((name) => !KEYS.some((key) => key === name));
  if (unknown.length > 0) {
    throw new SettingsError(
      `CONTACTS_BACKENDS names ${unknown.join(', ')}, which ${unknown.length === 1 ? "isn't an account type" : "aren't account types"}. Available: ${KEYS.join(', ')}.`,
    );
  }
  if (chosen.length === 0) {
    throw new SettingsError(`CONTACTS_BACKENDS is empty. Name at least one of ${KEYS.join(', ')}, or unset it to build all.`);
  }
  return KEYS.filter((name) => chosen.includes(name));
}

/** Leaves room for the words around it in a label of Zapier. */
const LONGEST = 30;

/** The brand of a build with one account type; null if the account type's own label is used. */
export function readBrand(value: string | undefined, backends: readonly string[]): string | null {
  if (value === undefined) return null;
  const brand = value.trim();
  if (brand === '') throw new SettingsError('CONTACTS_BRAND is blank. Enter the name that people know, or unset it.');
  if (backends.length > 1) {
    throw new SettingsError(
      `CONTACTS_BRAND is the name of one account type, and this build has ${backends.length}: ${backends.join(', ')}. Name one in CONTACTS_BACKENDS, or unset CONTACTS_BRAND.`,
    );
  }
  if ([...brand].length > LONGEST)
    throw new SettingsError(`CONTACTS_BRAND has ${[...brand].length} characters, and at most ${LONGEST} fit.`);
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,&'’+!-]*$/u.test(brand)) {
    throw new SettingsError(
      "CONTACTS_BRAND must begin with a letter or a digit. It can contain letters, digits, spaces and any of . , & ' + ! - but nothing else.",
    );
  }
  return brand;
}

/** Whether a build has instant triggers. */
export function readRelaySetting(value: string | undefined): boolean {
  const choice = value?.trim().toLowerCase() ?? 'off';
  if (choice === 'on' || choice === 'off') return choice === 'on';
  throw new SettingsError('CONTACTS_RELAY is on or off. Set it to on for instant triggers, or unset it.');
}

/** The settings that made this build, in the form of a shell command's prefix; empty if there are none. */
export function settingsLine({ CONTACTS_BACKENDS, CONTACTS_BRAND, CONTACTS_RELAY }: Readonly<Record<string, string | undefined>>): string {
  const settings = Object.entries({ CONTACTS_BACKENDS, CONTACTS_BRAND, CONTACTS_RELAY });
  return settings.map(([name, value]) => (value === undefined ? '' : `${name}=${quoted(value)} `)).join('');
}

function quoted(value: string): string {
  return /^[\w,.-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
