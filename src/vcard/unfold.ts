/** The lines of a card while they're unfolded: each property in pieces, because joining them one by one takes quadratic time. */
export interface Unfolding {
  readonly properties: string[][];
  /** How the last property is encoded. */
  encoding: 'quoted' | 'base64' | null;
}

/**
 * Adds a line of the file to the property that it continues, or as a new one. It takes what real programs write: folded
 * lines, soft line breaks of quoted-printable, pictures whose lines aren't indented, and texts with bare line breaks.
 */
export function addLine(card: Unfolding, line: string): void {
  const last = card.properties.at(-1);
  const continued = last === undefined ? null : continuation(last, line, card.encoding);
  if (continued !== null) last?.push(continued);
  else if (PROPERTY.test(line.slice(0, LONGEST_HEAD))) {
    card.encoding = encodingOf(line);
    card.properties.push([line]);
  } else if (last !== undefined && card.encoding === null && line !== '') last.push(`\n${line}`);
}

const PROPERTY = /^[\w-]+(?:\.[\w-]+)?[;:]/;

/** What the line adds to the property; null if it's not its continuation. A soft line break is removed. */
function continuation(property: string[], line: string, encoding: Unfolding['encoding']): string | null {
  const piece = property.at(-1) ?? '';
  if (encoding === 'quoted' && piece.endsWith('=')) {
    property[property.length - 1] = piece.slice(0, -1);
    return line;
  }
  if (/^[ \t]/.test(line)) return line.slice(1);
  return encoding === 'base64' && line !== '' && !/[^A-Za-z0-9+/=]/.test(line) ? line : null;
}

/** Characters of a line that can hold its name and parameters. In a line of megabytes, a pattern needs more memory than it gets. */
const LONGEST_HEAD = 1_000;

function encodingOf(line: string): Unfolding['encoding'] {
  const head = line.slice(0, Math.min(LONGEST_HEAD, Math.max(0, line.indexOf(':')))).toUpperCase();
  if (/[;=]QUOTED-PRINTABLE(?:;|$)/.test(head)) return 'quoted';
  return /;(?:ENCODING=)?(?:B|BASE64)(?:;|$)/.test(head) ? 'base64' : null;
}
