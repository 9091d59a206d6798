import { createPhonePrefilter } from '../../contacts/phone_prefilter.ts';

/** Whether an unread row can have the number. A row in an undocumented form passes; reading it decides. */
export function withPhone(number: string): (row: unknown) => boolean {
  const mayBe = createPhonePrefilter(number);
  const inList = (list: unknown): boolean => (Array.isArray(list) ? list.some(mayBe) : list !== null && list !== undefined);
  return (row) => {
    if (typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') return true;
    const { mobilePhone, businessPhones, homePhones }: Phones = row;
    return mayBe(mobilePhone) || inList(businessPhones) || inList(homePhones);
  };
}

interface Phones {
  readonly id: unknown;
  readonly mobilePhone?: unknown;
  readonly businessPhones?: unknown;
  readonly homePhones?: unknown;
}
