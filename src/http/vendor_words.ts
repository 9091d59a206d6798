/** Longer sentences of a vendor aren't meant for people. */
const LONGEST = 300;

/**
 * The vendor's words that a person can use: its sentences without HTML, JSON, single words, names of servers and IDs of
 * mailboxes. Undefined if nothing is left. The text is cut here, so secrets must be removed before.
 */
export function vendorWords(text: string): string | undefined {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (HTML.test(plain) || /^[[{]/.test(plain)) return undefined;
  const kept = plain
    .slice(0, 10 * LONGEST)
    .split(/(?<=[.!?;]) /u)
    .filter((sentence) => !INTERNAL.some((pattern) => pattern.test(sentence)));
  const words = kept.join(' ').slice(0, LONGEST).trim();
  if (!/\p{L}\s\P{Z}*\p{L}/u.test(words)) return undefined;
  return /[.!?]$/.test(words) ? words : `${words.replace(/[;,:]$/, '')}.`;
}

const HTML = /<[a-z!/][^<]*>|<(?:!doctype|html|head|body)\b/i;

const INTERNAL: readonly RegExp[] = [
  // The ID of a mailbox, a tenant or a request.
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
  // A server: four labels or more, or a data center's name. An email address is what the person entered.
  /(?<![@\w.-])[\w-]+(?:\.[\w-]+){3,}(?![\w-])/,
  /(?<![@\w.-])[\w-]+\.(?:prod|local|internal|cluster)\b/i,
  /(?<![@\w.-])[A-Z]+\d[A-Z\d]{5,}\.[a-z]/,
  // A class of the vendor's program, or where it failed.
  /(?<![@\w.-])[A-Za-z]+\.[A-Z]\w+\.[A-Z]\w*(?![\w@-]|\.\w)|\bat [\w$.]+\(|Exception of type/,
  // An error of the vendor's program.
  /\b(?:Type|Reference|Range|Syntax)Error\b|\b[A-Z]\w+Exception\b/,
];
