import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { highlevel } from '../../../src/backends/contacts_api/index_highlevel.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(highlevel, accountTypeOf('highlevel'), 12);
const store = () => at().sandbox.accounts.highlevel.store;
type Fields = Parameters<ReturnType<typeof store>['change']>[1];

function add(email: string | null, fields: Fields = {}): string {
  const id = at().book.add({ first_name: 'Ada', last_name: 'Merge', emails: email === null ? [] : [email] });
  change(id, fields);
  return id;
}
function change(id: string, fields: Fields): void {
  const contact = store().contacts.get(id);
  if (contact !== undefined) store().change(contact, fields);
}
const merge = (keep_contact_id: string, merge_contact_id: string) => at().create('merge_contacts', { keep_contact_id, merge_contact_id });
const ADA = 'ada.merge@example.com';

test.each([
  [false, true],
  [true, false],
  [true, true],
])('whoever asked not to be contacted still isn’t: %j and %j', async (kept, other) => {
  const ids = [add(ADA, { dnd: kept }), add(null, { dnd: other })] as const;
  await expect(merge(...ids)).resolves.toMatchObject({ do_not_disturb: true });
  expect(store().contacts.get(ids[0])?.dnd).toBe(true);
});

test('a business is taken if the kept contact has none, and listed if it differs', async () => {
  const [one, another] = store().account.businesses;
  const inBusiness = (email: string | null, business?: string): string => {
    const id = add(email);
    const contact = store().contacts.get(id);
    if (contact !== undefined && business !== undefined) store().assign(contact, business);
    return id;
  };
  const kept = inBusiness(ADA);
  await expect(merge(kept, inBusiness(null, one?.id))).resolves.toMatchObject({ business_id: one?.id, conflicts: [] });
  expect(store().contacts.get(kept)?.businessId).toBe(one?.id);
  await expect(merge(kept, inBusiness(null, another?.id))).resolves.toMatchObject({
    business_id: one?.id,
    conflicts: [{ field: 'business_id', kept: one?.id, dropped: another?.id }],
  });
});

test('a birthday without its year has no place here, and is listed', async () => {
  const [kept, other] = [add(ADA), add(null, { dateOfBirth: '1604-05-06' })];
  await expect(merge(kept, other)).resolves.toMatchObject({
    birthday: null,
    conflicts: [{ field: 'birthday', kept: null, dropped: '05-06' }],
  });
});

test('a copied note begins with its own day, once', async () => {
  const [kept, other] = [add(ADA), add(null)];
  at().freeze(Date.UTC(2030, 4, 6, 12));
  for (const body of ['Called.', '2030-05-06: Wrote.']) await at().create('add_note', { contact_id: other, body });
  at().freeze(Date.UTC(2030, 5, 1, 12));
  await merge(kept, other);
  expect(at().book.notes(kept).toSorted()).toEqual(['2030-05-06: Called.', '2030-05-06: Wrote.']);
});

test('appointments that are to come keep a contact, and are counted; cancelled ones don’t', async () => {
  const [kept, other] = [add(ADA), add(null)];
  const [any] = [...store().appointments.values()];
  if (any === undefined) throw new Error('The sandbox has no appointment.');
  const set = (appointmentStatus: string) => {
    for (const id of ['a1', 'a2']) store().appointments.set(id, { ...any, id, contactId: other, appointmentStatus });
  };
  set('confirmed');
  await expect(merge(kept, other)).rejects.toThrow("has 2 appointments, and HighLevel can't move appointments to another contact.");
  set('cancelled');
  await expect(merge(kept, other)).resolves.toMatchObject({ outcome: 'merged' });
});

test('lists of a custom field are united, and a value of its own form is moved as it’s stored', async () => {
  const field = (type: string): string => [...store().customFields.values()].find(({ dataType }) => dataType === type)?.id ?? '';
  const [several, file] = [field('MULTIPLE_OPTIONS'), field('FILE_UPLOAD')];
  const upload = { f1: { url: 'https://example.com/cv.pdf', meta: { originalname: 'cv.pdf' } } };
  const kept = add(ADA, { customFields: [{ id: several, value: ['Red'] }] });
  const other = add(null, {
    customFields: [
      { id: several, value: ['Red', 'Blue'] },
      { id: file, value: upload },
    ],
  });
  await expect(merge(kept, other)).resolves.toMatchObject({
    [`custom_${several}`]: ['Red', 'Blue'],
    [`custom_${file}`]: [{ name: 'cv.pdf', url: 'https://example.com/cv.pdf' }],
    conflicts: [],
  });
  expect(store().contacts.get(kept)?.customFields).toEqual(
    expect.arrayContaining([
      { id: several, value: ['Red', 'Blue'] },
      { id: file, value: upload },
    ]),
  );
});

test('notes and tasks that say little are copied as they are', async () => {
  const [kept, other] = [add(ADA), add(null)];
  const list = (what: string, rows: readonly object[]) =>
    at().fail({ status: 200, body: { [what]: rows } }, { method: 'GET', path: new RegExp(`${other}/${what}`) });
  list('notes', [
    { id: 'n1', body: 'Called.' },
    { id: 'n2', title: 'Only a title' },
  ]);
  list('tasks', [
    { id: 't1', title: 'Call', dueDate: '2030-05-06T14:00:00.000Z' },
    { id: 't2', dueDate: '2030-05-07T14:00:00.000Z' },
  ]);
  at().sandbox.plan({
    method: 'POST',
    times: 10,
    path: /\/(?:notes|tasks)$/,
    response: { status: 201, body: { note: { id: 'n' }, task: { id: 't' } } },
  });
  at().asked();
  await merge(kept, other);
  const sent = at()
    .sandbox.requests.filter(({ method, path }) => method === 'POST' && /\/(?:notes|tasks)$/.test(path))
    .map(({ body }) => JSON.parse(body));
  expect(sent).toEqual([
    { title: 'Call', dueDate: '2030-05-06T14:00:00.000Z', completed: false },
    { title: '', dueDate: '2030-05-07T14:00:00.000Z', completed: false },
    { body: 'Called.' },
    { body: '', title: 'Only a title' },
  ]);
});
