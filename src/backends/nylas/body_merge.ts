import type { ContactChange } from '../../contacts/change.ts';
import { samePhone } from '../../contacts/phone.ts';
import { fold, sameEmail } from '../../contacts/text.ts';
import { putFirst } from '../leading_item.ts';
import { union } from '../union.ts';
import type { Email, Messenger, Page, Writable } from './body.ts';
import { withAddress } from './body_address.ts';
import { withTexts } from './body_names.ts';
import { withPhones } from './body_phones.ts';
import type { Provider } from './providers.ts';

/**
 * The contact with the change in it, and everything else unchanged. `changes` is the part that differs from the
 * contact. The phone numbers need the whole change, because the first number and the work number depend on each other.
 */
export function mergedFields(before: Writable, changes: ContactChange, requested: ContactChange, provider: Provider): Writable {
  const phones =
    changes.phone !== undefined ||
    changes.mobile_phone !== undefined ||
    changes.work_phone !== undefined ||
    changes.home_phone !== undefined;
  const { remove_emails: goneEmails = [], remove_phones: gonePhones = [] } = changes;
  const numbers = phones ? withPhones(before.phone_numbers, requested, provider) : before.phone_numbers;
  return {
    ...before,
    texts: withTexts(before.texts, changes),
    emails: withEmails(before.emails, changes).filter(({ email }) => !goneEmails.some((one) => sameEmail(one, email))),
    phone_numbers: numbers.filter(({ number }) => !gonePhones.some((one) => samePhone(one, number))),
    im_addresses: withMessengers(before.im_addresses, changes.im_addresses),
    physical_addresses: withAddress(before.physical_addresses, changes),
    web_pages: withPage(before.web_pages, changes.website, provider),
  };
}

/**
 * `email` is the first address and doesn't change the others. `other_emails` come after the existing ones; null leaves
 * only the first.
 */
function withEmails(emails: readonly Email[], { email, other_emails: others }: ContactChange): readonly Email[] {
  const first = putFirst(emails, email, {
    is: (item, value) => sameEmail(item.email, value),
    change: (item, value) => ({ ...item, email: value }),
    make: (value) => ({ email: value }),
  });
  if (others === null) return first.slice(0, 1);
  return union(
    first,
    textsOf(others).map((address): Email => ({ email: address })),
    (item) => fold(item.email),
  );
}

function withMessengers(messengers: readonly Messenger[], more: readonly string[] | null | undefined): readonly Messenger[] {
  if (more === null) return [];
  return union(
    messengers,
    textsOf(more).map((im_address): Messenger => ({ im_address })),
    (item) => fold(item.im_address),
  );
}

function withPage(pages: readonly Page[], url: string | null | undefined, { pageType }: Provider): readonly Page[] {
  const type = pageType === undefined ? {} : { type: pageType };
  return putFirst(pages, url, {
    is: (page, value) => page.url === value,
    change: (page, value) => ({ ...page, url: value, ...type }),
    make: (value) => ({ url: value, ...type }),
  });
}

function textsOf(values: readonly string[] | undefined): readonly string[] {
  return (values ?? []).map((value) => value.trim()).filter((value) => value !== '');
}
