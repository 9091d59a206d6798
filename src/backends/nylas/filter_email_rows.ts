import { sameEmail } from '../../contacts/text.ts';

/** Whether an unread row can have the email. A row in an undocumented form passes; reading it decides. */
export function withEmail(searched: string): (row: unknown) => boolean {
  const item = (one: unknown): boolean =>
    typeof one !== 'object' || one === null || !('email' in one) || typeof one.email !== 'string' || sameEmail(one.email, searched);
  return (row) => {
    if (typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') return true;
    const { emails: list = null }: { readonly id: unknown; readonly emails?: unknown } = row;
    return Array.isArray(list) ? list.some(item) : list !== null;
  };
}
