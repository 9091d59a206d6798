import { createPhonePrefilter } from '../../contacts/phone_prefilter.ts';

/** Whether an unread row can have the number. A row in an undocumented form passes; reading it decides. */
export function withPhone(number: string): (row: unknown) => boolean {
  const mayBe = createPhonePrefilter(number);
  const item = (one: unknown): boolean => typeof one !== 'object' || one === null || !('number' in one) || mayBe(one.number);
  return (row) => {
    if (typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') return true;
    const { phone_numbers: list = null }: { readonly id: unknown; readonly phone_numbers?: unknown } = row;
    return Array.isArray(list) ? list.some(item) : list !== null;
  };
}
