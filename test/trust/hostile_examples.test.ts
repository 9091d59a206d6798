import { accounts } from '../conformance/accounts.ts';
import type { StepError } from '../support/run.ts';
import { useWorld } from '../support/world.ts';
import { ignoreMemory } from './support/slice.ts';

/** Half a character, as `JSON.parse` returns it for "\ud800"; no address can contain it. */
const HALF = '\ud800';

/**
 * What the properties have found, one test each: a person must get our own message, never "Something unexpected went
 * wrong".
 */
describe.each(accounts)('hostile data that occurred once: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, 3);
  beforeEach(ignoreMemory);
  const somebody = () => at().book.add({ first_name: 'Uma', last_name: 'Example', emails: ['uma@example.com'], tags: ['customer'] });
  const codeOf = (run: Promise<unknown>) =>
    run.then(
      () => 'answers',
      ({ code, name }: StepError) => code ?? name,
    );

  it.each(['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.999Z', '9999-12-31T20:00:00-12:00', '0000-01-01T00:00:00Z', '0000-01-01'])(
    'a date at the end of the calendar in whatever zone: %s',
    async (due_date) => {
      const id = somebody();
      for (const timezone of ['Asia/Kathmandu', 'America/Chicago', 'Pacific/Kiritimati', 'Nowhere/Land']) {
        const given = { contact_id: id, title: 'Call', due_date };
        expect(await codeOf(at().create('add_task', given, { timezone }))).not.toBe('unforeseen');
        expect(await codeOf(at().search('find_contacts', { tag: 'customer', updated_after: due_date }, { timezone }))).not.toBe(
          'unforeseen',
        );
      }
    },
  );

  it('an id with half a character in it, typed or mapped', async () => {
    for (const contact_id of [HALF, `a${HALF}b`]) {
      expect(await codeOf(at().search('find_contact', { contact_id }))).not.toBe('unforeseen');
      expect(await codeOf(at().create('delete_contact', { contact_id }))).not.toBe('unforeseen');
      expect(await codeOf(at().create('update_task', { contact_id: 'c1', task_id: contact_id, title: 'Call' }))).not.toBe('unforeseen');
    }
  });

  it('a text with half a character in it, searched or written', async () => {
    const id = somebody();
    for (const email of [`${HALF}@example.com`, 'uma@example.com'])
      expect(await codeOf(at().search('find_contact', { email, name: HALF }))).not.toBe('unforeseen');
    for (const input of [{ tag: HALF }, { business_id: HALF }, { folder_id: HALF }, { owner_id: HALF }, { query: HALF }, { name: HALF }])
      expect(await codeOf(at().search('find_contacts', input))).not.toBe('unforeseen');
    for (const [name, value] of [
      ['street', HALF],
      ['notes', HALF],
      ['tags', [HALF]],
    ] as const)
      expect(await codeOf(at().create('update_contact', { contact_id: id, [name]: value }))).not.toBe('unforeseen');
    expect(await codeOf(at().create('api_request', { method: 'GET', path: `/${HALF}`, query: { a: HALF } }))).not.toBe('unforeseen');
  });

  it('a response with half a character in an ID', async () => {
    const id = somebody();
    const { sandbox } = at();
    await at().search('find_contact', { contact_id: id });
    // As the whole ID, or as the end of a name that contains it.
    const own = `${JSON.stringify(id).slice(1, -1)}"`;
    const response = sandbox.requests.find((request) => request.response.includes(own))?.response ?? 'no response';
    const path = new RegExp(`/${encodeURIComponent(id).replaceAll('.', '\\.')}(?:$|[?:])`);
    at().fail({ status: 200, headers: { 'content-type': 'application/json' }, body: response.replaceAll(own, '\\ud800"') }, { path });
    expect(response).toContain(own);
    expect(await codeOf(at().search('find_contact', { contact_id: id }))).not.toBe('unforeseen');
    expect(await codeOf(at().create('update_contact', { contact_id: id, street: '1 Example Street' }))).not.toBe('unforeseen');
    expect(await codeOf(at().create('add_tags', { contact_id: id, tags: ['customer'] }))).not.toBe('unforeseen');
  });
});
