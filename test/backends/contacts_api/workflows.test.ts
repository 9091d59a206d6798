import type { Connection } from '../../../src/backends/backend.ts';
import { workflows } from '../../../src/backends/contacts_api/workflows.ts';
import { guardNetwork } from '../../http/support.ts';
import { inHighlevelRun, inRun, LOCATION, plan } from './support.ts';

guardNetwork();

const PUBLISHED = { id: 'w1', name: 'Welcome', status: 'published', version: 3, locationId: LOCATION };
const DRAFT = { id: 'w2', name: 'Reviews', status: 'draft', version: 1, locationId: LOCATION };
const PATH = '/contacts/c1/workflow/w1';
/** The scopes of a connection that is older than the list of workflows. */
const OLDER = { scope: 'contacts.readonly contacts.write' };

const planList = (listed: readonly unknown[] = [PUBLISHED, DRAFT]) =>
  plan('GET', '/workflows/', { workflows: listed }, { query: { locationId: LOCATION } });
const add =
  (id = 'w1', startAt?: string) =>
  (connection: Connection) =>
    workflows.add(connection, 'c1', id, startAt);
const remove =
  (id = 'w1') =>
  (connection: Connection) =>
    workflows.remove(connection, 'c1', id);

describe('the list of workflows', () => {
  test('has the published ones, all at once', async () => {
    planList([
      PUBLISHED,
      DRAFT,
      { id: 'w3', name: '', status: 'Published' },
      { id: 'w4', name: 'No status' },
      { id: 'w5', status: 'inactive' },
    ]);
    expect(await inRun((connection) => workflows.list(connection, { number: 0, cursor: null }))).toEqual({
      items: [
        { id: 'w1', name: 'Welcome' },
        { id: 'w3', name: 'w3' },
        { id: 'w4', name: 'No status' },
      ],
      next: null,
    });
    expect((await inRun((connection) => workflows.list(connection, { number: 1, cursor: null }))).items).toEqual([]);
  });

  test('is empty without a location', async () => {
    const listed = await inRun((connection) => workflows.list(connection, { number: 0, cursor: null }), { location_id: '' });
    expect(listed).toEqual({ items: [], next: null });
  });
});

describe('a contact', () => {
  test('goes into a workflow at once', async () => {
    planList();
    plan('POST', PATH, { succeded: true }, { body: {} });
    await inRun(async (connection) => {
      await add()(connection);
      expect(connection.http.saved()).toBe('The contact c1 was added to the workflow w1.');
    });
  });

  test.each(['2030-01-07T15:00:00.000Z', '2030-01-07T15:00:00Z'])(
    'goes in at a moment, in the form of the vendor’s example: %s',
    async (instant) => {
      planList();
      plan('POST', PATH, { succeeded: true }, { body: { eventStartTime: '2030-01-07T15:00:00+00:00' } });
      await inRun(add('w1', instant));
    },
  );

  test('is taken out by a DELETE with a body, out of a draft as well', async () => {
    planList();
    plan('DELETE', '/contacts/c1/workflow/w2', {}, { body: {} });
    await inRun(async (connection) => {
      await remove('w2')(connection);
      expect(connection.http.saved()).toBe('The contact c1 was taken out of the workflow w2.');
    });
  });

  test('goes in without a look at the list if no location is known', async () => {
    plan('POST', PATH, { succeded: true }, { body: {} });
    await inRun(add(), { location_id: '' });
  });

  test('is never added twice: not after an error of the service', async () => {
    planList();
    plan('POST', PATH, { message: 'oops' }, { body: {}, status: 500 });
    await expect(inRun(add())).rejects.toMatchObject({
      kind: 'unknown_outcome',
      message: expect.stringContaining('look in the account first'),
    });
  });

  test('is not said to be added if the response says that it was not', async () => {
    planList();
    plan('POST', PATH, { succeded: false }, { body: {} });
    await expect(inRun(add())).rejects.toMatchObject({ kind: 'unknown_outcome', message: expect.stringContaining('"succeded"') });
  });
});

describe('before anything is written', () => {
  test.each([
    ['add', add('w9')],
    ['remove', remove('w9')],
  ])('%s: a workflow that the location does not have is refused', async (_what, call) => {
    planList();
    await expect(inHighlevelRun(call)).rejects.toMatchObject({
      kind: 'not_found',
      message:
        'This location (sub-account) of HighLevel has no workflow with the ID "w9". It may have been deleted, or it may belong to another location. Choose a workflow from the list.',
    });
  });

  test('a draft is refused by its name', async () => {
    planList();
    await expect(inHighlevelRun(add('w2'))).rejects.toMatchObject({
      kind: 'invalid_input',
      message:
        'The workflow "Reviews" isn\'t published (its status is "draft"), so no contact can start it. Publish it in HighLevel, or choose another one.',
    });
  });

  test('a row that cannot be read may be the one, so nothing is decided by it', async () => {
    planList([PUBLISHED, { id: 7 }]);
    await expect(inRun(add('w9'))).rejects.toMatchObject({
      kind: 'unexpected_response',
      message: expect.stringContaining('a workflow that this step needs'),
    });
  });

  test('a refusal that is not about the permission stops the step', async () => {
    plan('GET', '/workflows/', { message: 'No.' }, { query: { locationId: LOCATION }, status: 403 });
    await expect(inRun(add())).rejects.toMatchObject({ kind: 'forbidden', message: expect.stringContaining('list the workflows') });
  });

  test('a list that cannot be read stops the step', async () => {
    plan('GET', '/workflows/', { message: 'oops' }, { query: { locationId: LOCATION }, status: 500 });
    await expect(inRun(add())).rejects.toMatchObject({ kind: 'service_error', message: expect.stringContaining('list the workflows') });
  });
});

describe('a connection that is older than the permission to list', () => {
  test('adds and removes without a look at the list', async () => {
    plan('POST', PATH, { succeded: true }, { body: {} });
    await inHighlevelRun(add(), OLDER);
    plan('DELETE', PATH, { succeded: true }, { body: {} });
    await inHighlevelRun(remove(), OLDER);
  });

  test('does the same if HighLevel is the first to say it', async () => {
    plan(
      'GET',
      '/workflows/',
      { statusCode: 401, message: 'The token is not authorized for this scope.' },
      { query: { locationId: LOCATION }, status: 401 },
    );
    plan('POST', PATH, { succeded: true }, { body: {} });
    await inHighlevelRun(add());
  });

  test.each([
    [
      'an unknown workflow',
      400,
      { statusCode: 400, message: 'Workflow with id w1 not found' },
      {
        kind: 'not_found',
        message:
          "HighLevel couldn't add the contact c1 to the workflow w1: there's no workflow with this ID. It may have been deleted, or it may belong to another account. Check the ID.",
      },
    ],
    [
      'an unknown contact',
      400,
      { statusCode: 400, message: 'Contact with id c1 not found' },
      { kind: 'not_found', message: expect.stringContaining("there's no contact with this ID") },
    ],
    [
      'a draft',
      400,
      { statusCode: 400, message: 'Workflow is in draft mode' },
      { kind: 'invalid_input', message: expect.stringContaining('It says: Workflow is in draft mode.') },
    ],
    [
      'another location',
      403,
      { statusCode: 403, message: 'The token does not have access to this location.' },
      {
        kind: 'forbidden',
        message:
          'The contact or the workflow belongs to another location (sub-account) than this HighLevel connection. Choose both from the lists, or reconnect the account and choose the right one.',
      },
    ],
  ])('hears of %s from HighLevel', async (_what, status, body, problem) => {
    plan('POST', PATH, body, { body: {}, status });
    await expect(inHighlevelRun(add(), OLDER)).rejects.toMatchObject(problem);
  });
});
