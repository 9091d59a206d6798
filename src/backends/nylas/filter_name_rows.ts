import { fold } from '../../contacts/text.ts';

/**
 * Whether an unread row can have the name: one of its names begins with the first word. A row in an undocumented form
 * passes; reading it decides.
 */
export function withName(searched: string): (row: unknown) => boolean {
  const [first = ''] = fold(searched).split(/\s+/u);
  const mayBe = (name: unknown): boolean => (typeof name === 'string' ? fold(name).startsWith(first) : name !== null && name !== undefined);
  return (row) => {
    if (typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') return true;
    const { given_name, middle_name, surname, suffix, nickname }: Names = row;
    return mayBe(given_name) || mayBe(surname) || mayBe(nickname) || mayBe(middle_name) || mayBe(suffix);
  };
}

interface Names {
  readonly id: unknown;
  readonly given_name?: unknown;
  readonly middle_name?: unknown;
  readonly surname?: unknown;
  readonly suffix?: unknown;
  readonly nickname?: unknown;
}
