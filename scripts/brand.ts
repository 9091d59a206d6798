/** A name that can't be the brand of a build, with a sentence. */
export class BrandError extends Error {}

/** As long as a label of Zapier can be with the words that stand around it. */
const LONGEST = 30;

/** The brand of a build for one account type, or null: its account type's own label is then used. */
export function readBrand(value: string | undefined, backends: readonly string[]): string | null {
  if (value === undefined) return null;
  const brand = value.trim();
  if (brand === '') throw new BrandError('CONTACTS_BRAND is blank. Enter the name that people know, or unset it.');
  if (backends.length > 1) {
    throw new BrandError(
      `CONTACTS_BRAND is the name of one account type, and this build has ${backends.length}: ${backends.join(', ')}. Name one in CONTACTS_BACKENDS, or unset CONTACTS_BRAND.`,
    );
  }
  if ([...brand].length > LONGEST) throw new BrandError(`CONTACTS_BRAND has ${[...brand].length} characters, and at most ${LONGEST} fit.`);
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,&'’+!-]*$/u.test(brand)) {
    throw new BrandError(
      "CONTACTS_BRAND must begin with a letter or a digit. It can contain letters, digits, spaces and any of . , & ' + ! - but nothing else.",
    );
  }
  return brand;
}

/** The settings that made this build, as they are put before a command in a shell; empty if there are none. */
export function settingsLine({ CONTACTS_BACKENDS, CONTACTS_BRAND }: Readonly<Record<string, string | undefined>>): string {
  const settings = Object.entries({ CONTACTS_BACKENDS, CONTACTS_BRAND });
  return settings.map(([name, value]) => (value === undefined ? '' : `${name}=${quoted(value)} `)).join('');
}

function quoted(value: string): string {
  return /^[\w,.-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
