import type { ContactChange } from '../../contacts/change.ts';
import { samePhone } from '../../contacts/phone.ts';
import { fold, sameEmail } from '../../contacts/text.ts';
import { withFirst } from '../lists.ts';
import type { Email, Messenger, Page, Writable } from './body.ts';
import { withAddress } from './body_address.ts';
import { withTexts } from './body_names.ts';
import { withPhones } from './body_phones.ts';
import type { Provider } from './providers.ts';

/**
 * The contact with the change in it, and everything else as it was. `news` is what of the change differs from the contact; the phone
 * numbers need the whole change, since which of them is the first and which is that of work depend on each other.
 */
export function merged(before: Writable, news: ContactChange, wanted: ContactChange, provider: Provider): Writable {
  const phones =
    news.phone !== undefined || news.mobile_phone !== undefined || news.work_phone !== undefined || news.home_phone !== undefined;
  const { remove_emails: goneEmails = [], remove_phones: gonePhones = [] } = news;
  const numbers = phones ? withPhones(before.phone_numbers, wanted, provider) : before.phone_numbers;
  return {
    ...before,
    texts: withTexts(before.texts, news),
    emails: withEmails(before.emails, news).filter(({ email }) => !goneEmails.some((one) => sameEmail(one, email))),
    phone_numbers: numbers.filter(({ number }) => !gonePhones.some((one) => samePhone(one, number))),
    im_addresses: withMessengers(before.im_addresses, news.im_addresses),
    physical_addresses: withAddress(before.physical_addresses, news),
    web_pages: withPage(before.web_pages, news.website, provider),
  };
}

/** `email` is the first address and leaves the others; `other_emails` come behind those that are there, and null leaves the first alone. */
function withEmails(emails: readonly Email[], { email, other_emails: others }: ContactChange): readonly Email[] {
  const first = withFirst(emails, email, {
    is: (entry, value) => sameEmail(entry.email, value),
    become: (entry, value) => ({ ...entry, email: value }),
    make: (value) => ({ email: value }),
  });
  if (others === null) return first.slice(0, 1);
  return joined(
    first,
    others ?? [],
    ({ email: address }) => address,
    (address) => ({ email: address }),
  );
}

function withMessengers(messengers: readonly Messenger[], more: readonly string[] | null | undefined): readonly Messenger[] {
  if (more === null) return [];
  return joined(
    messengers,
    more ?? [],
    ({ im_address }) => im_address,
    (im_address) => ({ im_address }),
  );
}

function withPage(pages: readonly Page[], url: string | null | undefined, { pageType }: Provider): readonly Page[] {
  const type = pageType === undefined ? {} : { type: pageType };
  return withFirst(pages, url, {
    is: (page, value) => page.url === value,
    become: (page, value) => ({ ...page, url: value, ...type }),
    make: (value) => ({ url: value, ...type }),
  });
}

/** The list with the values that it lacks behind it. */
function joined<T>(list: readonly T[], values: readonly string[], textOf: (entry: T) => string, make: (value: string) => T): readonly T[] {
  const all = [...list];
  const seen = new Set(list.map((entry) => fold(textOf(entry))));
  for (const value of values.map((one) => one.trim())) {
    if (value !== '' && !seen.has(fold(value))) all.push(make(value));
    seen.add(fold(value));
  }
  return all;
}
