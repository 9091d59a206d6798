import type { ContactAddress, ItemType } from '../contacts/contact.ts';
import type { Photo } from '../contacts/photo.ts';
import { joinName } from '../contacts/text.ts';
import type { CardFields } from './card.ts';
import { escapeAddress, escapeText } from './escape.ts';

/** A contact as a card of version 4.0. https://www.rfc-editor.org/rfc/rfc6350 */
export function formatCard(contact: CardFields & { readonly updated_at: string | null }, photo: Photo | null): string {
  const { company, emails, phones } = contact;
  const names = [contact.last_name, contact.first_name, contact.middle_name, contact.prefix, contact.suffix];
  const name = contact.full_name ?? joinName(contact.prefix, contact.first_name, contact.middle_name, contact.last_name, contact.suffix);
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    ...(name === null && company !== null ? ['KIND:org'] : []),
    // Required, also of a contact without a name.
    `FN:${escapeText(name ?? company ?? emails[0]?.address ?? phones[0]?.number ?? contact.nickname ?? '')}`,
    ...(names.some((part) => part !== null) ? [`N:${names.map(escaped).join(';')}`] : []),
    ...line('NICKNAME', contact.nickname),
    ...emails.map(({ address, type }) => `EMAIL${typed(type)}:${escapeText(address)}`),
    ...phones.map(({ number, type }) => `TEL${typed(type)}:${escapeText(number)}`),
    ...(company === null && contact.department === null ? [] : [`ORG:${[company, contact.department].map(escaped).join(';')}`]),
    ...line('TITLE', contact.job_title),
    ...line('X-MANAGER', contact.manager),
    ...line('X-OFFICE-LOCATION', contact.office_location),
    ...contact.addresses.map(addressLine),
    ...birthdayLine(contact),
    ...contact.websites.map((website) => `URL:${escapeAddress(website)}`),
    ...contact.im_addresses.map(
      (address) => `IMPP:${escapeAddress(/^(?!im:|x-apple:)[a-z][a-z0-9+.-]*:/i.test(address) ? address : `im:${address}`)}`,
    ),
    ...line('NOTE', contact.notes),
    ...(contact.tags.length === 0 ? [] : [`CATEGORIES:${contact.tags.map(escapeText).join(',')}`]),
    ...(photo === null ? [] : [`PHOTO:data:${photo.contentType};base64,${photo.bytes.toString('base64')}`]),
    ...(contact.updated_at === null ? [] : [`REV:${contact.updated_at.replace(/[-:]|\.\d+/g, '')}`]),
    'END:VCARD',
  ];
  return lines.map((text) => `${folded(text)}\r\n`).join('');
}

function line(name: string, text: string | null): string[] {
  return text === null ? [] : [`${name}:${escapeText(text)}`];
}

function escaped(text: string | null): string {
  return text === null ? '' : escapeText(text);
}

function typed(type: ItemType | null): string {
  return type === null ? '' : `;TYPE=${type === 'mobile' ? 'cell' : type}`;
}

function addressLine({ type, street, city, region, postal_code, country }: ContactAddress): string {
  return `ADR${typed(type)}:${[null, null, street, city, region, postal_code, country].map(escaped).join(';')}`;
}

function birthdayLine({ birthday, birthday_month_day }: CardFields): string[] {
  if (birthday !== null) return [`BDAY:${birthday.replaceAll('-', '')}`];
  return birthday_month_day === null ? [] : [`BDAY:--${birthday_month_day.replace('-', '')}`];
}

/** Bytes of a line without its end. https://www.rfc-editor.org/rfc/rfc6350#section-3.2 */
const WIDTH = 75;

/** The line in pieces that are short enough and never divide a character. */
function folded(text: string): string {
  const bytes = Buffer.from(text.toWellFormed(), 'utf8');
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    let end = Math.min(bytes.length, start + (start === 0 ? WIDTH : WIDTH - 1));
    while (end < bytes.length && isWithinCharacter(bytes[end] ?? 0)) end -= 1;
    pieces.push(bytes.toString('utf8', start, end));
    start = end;
  }
  return pieces.join('\r\n ');
}

function isWithinCharacter(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
