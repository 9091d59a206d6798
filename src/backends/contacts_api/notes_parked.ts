/** What the API takes only once in an account. */
export const UNIQUE = ['email', 'phone'] as const;

type Held = Readonly<Partial<Record<(typeof UNIQUE)[number], string>>>;

/**
 * The text of a note that holds the values of a contact while a merge moves them, so that a second run finds them if
 * the first one is interrupted.
 */
export function parkedText(held: Held, keptId: string): string {
  const values = UNIQUE.flatMap((key) => (held[key] === undefined ? [] : [`${key}: ${held[key]}`]));
  return [`${START}${keptId}. If you can read this, run the step again.`, ...values].join('\n');
}

/** Whether the note only holds values for the time of a merge. */
export function isParked(text: string): boolean {
  return text.startsWith(START);
}

/** The values that the notes of a contact hold; the last note counts. */
export function parkedValuesIn(texts: readonly string[]): Held {
  const lines = texts.filter(isParked).flatMap((text) => text.split('\n'));
  const found = UNIQUE.flatMap((key) => {
    const line = lines.findLast((one) => one.startsWith(`${key}: `));
    return line === undefined ? [] : [[key, line.slice(key.length + 2)] as const];
  });
  return Object.fromEntries(found);
}

const START = 'Merge Contacts is moving these values to the contact ';
