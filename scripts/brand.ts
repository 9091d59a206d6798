/** A name that can't be the brand of a build, with a message. */
export class BrandError extends Error {}

/** Leaves room for the words around it in a label of Zapier. */
const LONGEST = 30;

/** The brand of a build with one account type; null if the account type's own label is used. */
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

/** The settings that made this build, in the form of a shell command's prefix; empty if there are none. */
export function settingsLine({ CONTACTS_BACKENDS, CONTACTS_BRAND }: Readonly<Record<string, string | undefined>>): string {
  const settings = Object.entries({ CONTACTS_BACKENDS, CONTACTS_BRAND });
  return settings.map(([name, value]) => (value === undefined ? '' : `${name}=${quoted(value)} `)).join('');
}

function quoted(value: string): string {
  return /^[\w,.-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
