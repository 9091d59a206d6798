import { appointments } from '../../../src/backends/contacts_api/appointments.ts';
import { guardNetwork } from '../../http/support.ts';
import { inHighlevelRun, inRun, inRuns, LOCATION, plan } from './support.ts';

guardNetwork();

describe('appointments', () => {
  const PATH = '/contacts/c1/appointments';
  const EVENT = {
    id: 'a1',
    calendarId: 'k1',
    title: 'Visit',
    appointmentStatus: 'confirmed',
    status: 'booked',
    assignedUserId: 'u1',
    notes: 'bring papers',
    startTime: '2026-01-15 09:00:00',
    endTime: '2026-07-15 10:30:00',
    contactId: 'c1',
  };
  const list = (account = {}, timezone: string | null = null) =>
    inRun((connection) => appointments.list(connection, 'c1'), account, timezone);
  const planLocation = (timezone: string | null | undefined): void =>
    plan('GET', `/locations/${LOCATION}`, { location: { id: LOCATION, name: 'Example Clinic', timezone } });

  test("a time without a zone is in the location's, in winter and in summer", async () => {
    plan('GET', PATH, { events: [EVENT] });
    planLocation('America/Chicago');
    expect(await list()).toEqual([
      {
        id: 'a1',
        contact_id: 'c1',
        calendar_id: 'k1',
        title: 'Visit',
        status: 'confirmed',
        starts_at: '2026-01-15T15:00:00.000Z',
        ends_at: '2026-07-15T15:30:00.000Z',
        notes: 'bring papers',
        owner_id: 'u1',
      },
    ]);
  });

  test("a deleted appointment isn't listed, whatever its status", async () => {
    const zoned = { ...EVENT, startTime: '2026-01-15T09:00:00Z', endTime: '2026-01-15T10:00:00Z' };
    plan('GET', PATH, {
      events: [
        { ...zoned, id: 'gone', deleted: true },
        { ...zoned, deleted: false },
        { ...zoned, id: 'a2', deleted: null },
      ],
    });
    expect((await list()).map(({ id }) => id)).toEqual(['a1', 'a2']);
  });

  test('a time with a zone needs no location', async () => {
    plan('GET', PATH, {
      events: [{ id: 'a1', startTime: '2026-01-15T09:00:00-06:00', endTime: '2026-01-15T16:00:00Z', status: 'booked' }],
    });
    expect(await list()).toMatchObject([{ starts_at: '2026-01-15T15:00:00.000Z', ends_at: '2026-01-15T16:00:00.000Z', status: 'booked' }]);
  });

  test('none, or none with a time, takes one request', async () => {
    plan('GET', PATH, { events: [] });
    expect(await list()).toEqual([]);
    plan('GET', PATH, { events: [{ id: 'a1', startTime: null, endTime: '' }] });
    expect(await list()).toMatchObject([{ id: 'a1', contact_id: 'c1', starts_at: null, ends_at: null, title: null }]);
  });

  test.each([403, 400])("if the location can't be read (%s), the user's own zone counts", async (status) => {
    plan('GET', PATH, { events: [EVENT] });
    plan('GET', `/locations/${LOCATION}`, { message: 'no' }, { status });
    expect(await list({}, 'Europe/Paris')).toMatchObject([{ starts_at: '2026-01-15T08:00:00.000Z', ends_at: '2026-07-15T08:30:00.000Z' }]);
  });

  test("without a location, or where it says no zone, the user's own is meant", async () => {
    plan('GET', PATH, { events: [EVENT] });
    expect(await list({ location_id: '' }, 'Europe/Paris')).toMatchObject([{ starts_at: '2026-01-15T08:00:00.000Z' }]);
    plan('GET', PATH, { events: [EVENT] });
    planLocation(null);
    expect(await list({}, 'Europe/Paris')).toMatchObject([{ starts_at: '2026-01-15T08:00:00.000Z' }]);
    plan('GET', PATH, { events: [EVENT] });
    planLocation(undefined);
    expect(await list()).toMatchObject([{ starts_at: '2026-01-15T09:00:00.000Z' }]);
  });

  test('a broken service is not a reason to guess', async () => {
    plan('GET', PATH, { events: [EVENT] });
    plan('GET', `/locations/${LOCATION}`, {}, { status: 500 });
    await expect(list()).rejects.toMatchObject({
      kind: 'service_error',
      message: expect.stringContaining('read the time zone of the location'),
    });
  });

  test('a location that the connection may not read is not asked', async () => {
    plan('GET', PATH, { events: [EVENT] });
    const listing = inHighlevelRun((connection) => appointments.list(connection, 'c1'), { scope: 'contacts.readonly' });
    await expect(listing).resolves.toMatchObject([{ starts_at: '2026-01-15T09:00:00.000Z' }]);
    plan('GET', PATH, { events: [EVENT] });
    planLocation('America/Chicago');
    const granted = inHighlevelRun((connection) => appointments.list(connection, 'c1'), { scope: 'contacts.readonly locations.readonly' });
    await expect(granted).resolves.toMatchObject([{ starts_at: '2026-01-15T15:00:00.000Z' }]);
  });

  test('the zone is cached between runs', async () => {
    plan('GET', PATH, { events: [EVENT] });
    plan('GET', PATH, { events: [EVENT] });
    planLocation('America/Chicago');
    const found = await inRuns(2, (connection) => appointments.list(connection, 'c1'));
    expect(found[1]).toEqual(found[0]);
  });
});
