import { converted } from '../support/conversion.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { accounts } from './exchanges/index.ts';

const ZONES = ['Pacific/Kiritimati', 'Asia/Tokyo', 'Europe/Berlin', 'UTC', 'America/New_York', 'Pacific/Honolulu'];
/** In the middle of winter and summer, and the days on which clocks change in Berlin and in New York. */
const DAYS = ['2030-01-15', '2030-07-15', '2030-03-31', '2030-10-27', '2030-03-10', '2030-11-03'];

describe.each(accounts)('days: %s', (_key, backend, exchange) => {
  const at = useWorld(backend, exchange, SMALL);

  /** The day on the user's own calendar, of a day or of an instant. */
  const dayIn = (date: unknown, timeZone: string) =>
    /T/.test(String(date)) ? new Date(String(date)).toLocaleDateString('sv-SE', { timeZone }) : String(date);

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
