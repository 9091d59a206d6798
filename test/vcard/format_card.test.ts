import { type ContactParts, makeContact } from '../../src/contacts/contact.ts';
import { formatCard } from '../../src/vcard/format_card.ts';

const lines = (parts: Partial<ContactParts>) =>
  formatCard(makeContact({ id: 'c1', account_type: 'outlook', ...parts }), null).split('\r\n');
const email = { address: 'uma@example.com', type: null };
const phone = { number: '+15550100100', type: null };

test.each<[Partial<ContactParts>, string, string | undefined]>([
  [{ full_name: 'Uma Example', company: 'Example Works' }, 'FN:Uma Example', undefined],
  [{ prefix: 'Dr', first_name: 'Uma', last_name: 'Example' }, 'FN:Dr Uma Example', undefined],
  [{ company: 'Example Works', emails: [email] }, 'FN:Example Works', 'KIND:org'],
  [{ emails: [email], phones: [phone] }, 'FN:uma@example.com', undefined],
  [{ phones: [phone], nickname: 'Umi' }, 'FN:+15550100100', undefined],
  [{ nickname: 'Umi' }, 'FN:Umi', undefined],
  [{ notes: 'Met in Lyon' }, 'FN:', undefined],
])('a card is written by the best name that there is: %j', (parts, name, kind) => {
  const card = lines(parts);
  expect(card.find((line) => line.startsWith('FN'))).toBe(name);
  expect(card.find((line) => line.startsWith('KIND'))).toBe(kind);
});

test('a long text goes over several lines, and no character is divided', () => {
  const notes = 'é€🙂'.repeat(60);
  const card = formatCard(makeContact({ id: 'c1', account_type: 'outlook', notes }), null);
  for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(card.replaceAll('\r\n ', '')).toContain(`NOTE:${notes}`);
});
