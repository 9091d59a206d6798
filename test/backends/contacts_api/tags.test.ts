import { tags } from '../../../src/backends/contacts_api/tags.ts';
import { guardNetwork } from '../../http/support.ts';
import { inRun, LOCATION, plan } from './support.ts';

guardNetwork();

const FIRST = { number: 0, cursor: null };

describe('tags', () => {
  test('are listed by their names, all at once', async () => {
    plan('GET', `/locations/${LOCATION}/tags`, { tags: [{ id: 'x', name: 'vip', locationId: LOCATION }, { name: 'lead' }] });
    const choices = [
      { id: 'vip', name: 'vip' },
      { id: 'lead', name: 'lead' },
    ];
    expect(await inRun((connection) => tags.list(connection, FIRST))).toEqual({ items: choices, next: null });
    expect(await inRun((connection) => tags.list(connection, { number: 1, cursor: null }))).toEqual({ items: [], next: null });
  });

  test('without a location there is nothing to list', async () => {
    expect(await inRun((connection) => tags.list(connection, FIRST), { location_id: '' })).toEqual({ items: [], next: null });
  });

  test.each([
    ['all of them', { tags: ['lead', 'vip', 'new'] }, ['lead', 'vip', 'new'], 'updated'],
    ['all and the added', { tags: ['lead', 'vip', 'new'], tagsAdded: ['new'] }, ['lead', 'vip', 'new'], 'updated'],
    ['that nothing was added', { tags: ['lead', 'new'], tagsAdded: [] }, ['lead', 'new'], 'unchanged'],
    ['the added alone', { tagsAdded: ['new'] }, ['new'], 'updated'],
    ['all, and of the added nothing', { tags: ['lead', 'new'], tagsAdded: null }, ['lead', 'new'], 'updated'],
    ['only that nothing went', { tagsRemoved: [] }, [], 'updated'],
  ])('to add them is one request; the response says %s', async (_what, response, after, outcome) => {
    plan('POST', '/contacts/c1/tags', response, { body: { tags: ['new'] }, status: 201 });
    expect(await inRun((connection) => tags.add(connection, 'c1', ['new']))).toEqual({ tags: after, outcome });
  });

  test.each([
    ['what is left', { tags: ['lead'] }, ['lead'], 'updated'],
    ['what is left and what went', { tags: ['lead'], tagsRemoved: ['vip'] }, ['lead'], 'updated'],
    ['that nothing went', { tags: ['lead'], tagsRemoved: [] }, ['lead'], 'unchanged'],
    ['what was there before', { tags: ['lead', 'VIP'] }, ['lead'], 'updated'],
    ['what is left, and of what went nothing', { tags: ['lead'], tagsRemoved: null }, ['lead'], 'updated'],
    ['what went alone', { tagsRemoved: ['vip'] }, [], 'updated'],
  ])('to remove them is one DELETE with a body; the response says %s', async (_what, response, after, outcome) => {
    plan('DELETE', '/contacts/c1/tags', response, { body: { tags: ['vip'] } });
    expect(await inRun((connection) => tags.remove(connection, 'c1', ['vip']))).toEqual({ tags: after, outcome });
  });

  test.each([{}, { tags: null }, { contact: { id: 'c1' } }])(
    'a response that says nothing of tags is not taken for none: %j',
    async (response) => {
      plan('POST', '/contacts/c1/tags', response, { body: { tags: ['new'] }, status: 201 });
      await expect(inRun((connection) => tags.add(connection, 'c1', ['new']))).rejects.toMatchObject({
        kind: 'unknown_outcome',
        message: expect.stringContaining('the field "tags"'),
      });
    },
  );
});
