import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 3);
const add = (value: string, contentType: string) =>
  at().sandbox.accounts.google.store.add({ names: [{ givenName: 'Uma' }], biographies: [{ value, contentType }] }).id;

test('a note becomes a line of the biography', async () => {
  const id = add('Met at the fair.', 'TEXT_PLAIN');
  at().freeze(Date.UTC(2030, 4, 6, 12));
  await at().create('add_note', { contact_id: id, title: 'Call', body: 'Wants <an> offer.' });
  expect(at().book.notes(id)).toEqual(['Met at the fair.\n2030-05-06: Call: Wants <an> offer.']);
});

test('a formatted biography stays formatted', async () => {
  const id = add('<b>Met</b>', 'TEXT_HTML');
  at().freeze(Date.UTC(2030, 4, 6, 12));
  await at().create('add_note', { contact_id: id, body: 'Wants <an> offer.' });
  expect(at().book.notes(id)).toEqual(['<b>Met</b><br>2030-05-06: Wants &#60;an&#62; offer.']);
  expect(at().sandbox.accounts.google.store.people.get(id)?.lists.biographies?.[0]?.contentType).toBe('TEXT_HTML');
});

test('a biography that ends with a line break gets no empty line', async () => {
  const id = add('Met at the fair.\n', 'TEXT_PLAIN');
  at().freeze(Date.UTC(2030, 4, 6, 12));
  await at().create('add_note', { contact_id: id, body: 'Wants an offer.' });
  expect(at().book.notes(id)).toEqual(['Met at the fair.\n2030-05-06: Wants an offer.']);
});

test('a contact without a biography has no notes, and its first note is the biography', async () => {
  const { id } = at().sandbox.accounts.google.store.add({ names: [{ givenName: 'Uma' }] });
  await expect(at().search('find_notes', { contact_id: id })).resolves.toEqual([]);
  at().freeze(Date.UTC(2030, 4, 6, 12));
  await at().create('add_note', { contact_id: id, body: 'Met at the fair.' });
  expect(at().book.notes(id)).toEqual(['2030-05-06: Met at the fair.']);
});
