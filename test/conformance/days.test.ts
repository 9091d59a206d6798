import { converted } from '../support/conversion.ts';
import { type Inputs, type Runner, runner } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const ZONES = ['Pacific/Kiritimati', 'Asia/Tokyo', 'Europe/Berlin', 'UTC', 'America/New_York', 'Pacific/Honolulu'];
/** In the middle of winter and summer, and the days on which clocks change in Berlin and in New York. */
const DAYS = ['2030-01-15', '2030-07-15', '2030-03-31', '2030-10-27', '2030-03-10', '2030-11-03'];

/** The day on the user's own calendar, of a day or of an instant. */
const dayIn = (date: unknown, timeZone: string) =>
  /T/.test(String(date)) ? new Date(String(date)).toLocaleDateString('sv-SE', { timeZone }) : String(date);

describe.each(connections)('days: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);

  it.each(ZONES)('a birthday is the same day in every read, in %s', async (timezone) => {
    const made = await at().create(
      'create_contact',
      { first_name: 'Ada', email: 'ada.day@example.com', birthday: '1990-12-31' },
      { timezone },
    );
    expect(made).toMatchObject({ birthday: '1990-12-31', birthday_month_day: '12-31' });
    for (const elsewhere of ZONES) {
      await expect(at().search('find_contact', { email: 'ada.day@example.com' }, { timezone: elsewhere })).resolves.toMatchObject([
        { id: made.id, birthday: '1990-12-31', birthday_month_day: '12-31' },
      ]);
      await expect(
        at().create('update_contact', { contact_id: made.id, birthday: '12/31/1990' }, { timezone: elsewhere }),
      ).resolves.toMatchObject({ outcome: 'unchanged' });
    }
  });

  if (backend.tasks !== undefined)
    it.each(ZONES)('a due day stays that day, typed, read and mapped back, in %s', async (timezone) => {
      const id = at().book.add({ first_name: 'Tom' });
      for (const day of DAYS) {
        const input = await converted(at(), 'creates', 'add_task', { contact_id: id, title: 'Call', due_date: day }, timezone);
        const made = await at().create('add_task', input, { timezone });
        expect([day, dayIn(made.due_date, timezone)]).toEqual([day, day]);
        const mapped = { contact_id: id, task_id: String(made.id), due_date: String(made.due_date) };
        const again = await converted(at(), 'creates', 'update_task', mapped, timezone);
        for (const due_date of [mapped.due_date, again.due_date, day]) {
          const moved = await at().create('update_task', { ...mapped, due_date }, { timezone });
          expect([day, dayIn(moved.due_date, timezone)]).toEqual([day, day]);
        }
      }
      const [found] = await at().search('find_tasks', { contact_id: id }, { timezone });
      const days = [found?.tasks].flat().map((task) => dayIn(Reflect.get(Object(task), 'due_date'), timezone));
      expect(days.sort()).toEqual([...DAYS].sort());
    });
});

const withTasks = connections.filter(([, backend]) => backend.tasks !== undefined);
/** Each account, with the next one that stores its tasks in another way. */
const pairs = withTasks.flatMap(([key, ...own], index) => {
  const [other, ...others] = withTasks[(index + 1) % withTasks.length] ?? [key, ...own];
  return others[0].tasks === own[0].tasks ? [] : [{ key, own, other, others }];
});

describe.each(pairs)('days mapped from $key into $other and back', ({ own, others: [backend] }) => {
  const at = useWorld(...own, SMALL);

  it.each(ZONES)('a due day stays that day, in %s', async (timezone) => {
    const other = runner(() => ({ ...at().sandbox.connections()[backend.key] }));
    const id = at().book.add({ first_name: 'Tom' });
    const contact_id = at().sandbox.account(backend.key).book.add({ first_name: 'Tom' });
    const add = async (connected: Runner, input: Inputs) =>
      connected.create('add_task', await converted(connected, 'creates', 'add_task', { title: 'Call', ...input }, timezone), { timezone });
    for (const day of DAYS) {
      const first = await add(at(), { contact_id: id, due_date: day });
      const second = await add(other, { contact_id, due_date: first.due_date });
      expect([day, dayIn(second.due_date, timezone)]).toEqual([day, day]);
      const mapped = { contact_id: id, task_id: first.id, due_date: second.due_date };
      const back = await at().create('update_task', await converted(at(), 'creates', 'update_task', mapped, timezone), { timezone });
      expect([day, back.due_date]).toEqual([day, first.due_date]);
      expect([day, dayIn(back.due_date, timezone)]).toEqual([day, day]);
    }
  });
});
