import type { AccountType } from '../../sandbox/account.ts';
import { begunHour, dayIn } from '../../sandbox/zapier/half_hour.ts';
import { OTHER_PERSON, type Stage } from '../stage.ts';
import { poll, turnOn } from './watching.ts';
import { absent, count, newRows } from './words.ts';

const HOUR = 60 * 60 * 1000;
const MONTH = 30 * 24 * HOUR;
const DAYS = { days: '30' };

/** Triggers for which nothing has to happen in the account: time passes. */
export async function waiting(stage: Stage, account: AccountType): Promise<void> {
  if (account.has.includes('dates')) await untouched(stage);
  else await absent(stage, 'contact_untouched', 'dates of contacts', account.label, () => stage.poll('contact_untouched', DAYS));
  await birthdays(stage);
}

async function untouched(stage: Stage): Promise<void> {
  const watch = await turnOn(stage, 'contact_untouched', DAYS);
  const moment = Date.now() - MONTH - HOUR;
  const id = await stage.step({
    title: 'A contact that no one has changed for 30 days and an hour',
    operation: OTHER_PERSON,
    run: async () =>
      stage.sandbox.account(stage.key).book.add({ first_name: 'Quinn', last_name: 'Example' }, { created: moment, updated: moment }),
    show: () => 'added, without the integration',
    expect: (_, requests) => ({ 'no request from us': requests.count === 0 }),
  });
  await stage.step({
    title: 'Poll for untouched contacts: exactly that one',
    operation: watch.key,
    input: DAYS,
    run: () => poll(stage, watch),
    show: newRows,
    expect: (rows) => ({ 'exactly one row': rows.length === 1, 'it is that contact': rows[0]?.id === id }),
  });
}

async function birthdays(stage: Stage): Promise<void> {
  const key = 'birthday_coming';
  const { timezone, hour } = begunHour(Date.now());
  const today = dayIn(timezone, Date.now());
  const id = await stage.step({
    title: 'A contact that has a birthday today',
    operation: OTHER_PERSON,
    run: async () =>
      stage.sandbox.account(stage.key).book.add({ first_name: 'Rita', last_name: 'Example', birthday: `1992${today.slice(4)}` }),
    show: () => 'added, without the integration',
    expect: (_, requests) => ({ 'no request from us': requests.count === 0 }),
  });
  await stage.step({
    title: `Poll for birthdays when it's ${hour} o'clock in ${timezone}`,
    operation: key,
    input: { hour },
    run: () => stage.poll(key, { hour }, { timezone }),
    show: (rows) => count(rows.length, 'contact'),
    expect: (rows) => ({
      'the contact is among them': rows.some((row) => row.id === id),
      'all have their birthday today': rows.every(({ birthday_month_day: day }) => day === today.slice(5)),
    }),
  });
  const other = { hour: String((Number(hour) + 2) % 24) };
  await stage.step({
    title: 'Poll at another time of the day: nothing is read',
    operation: key,
    input: other,
    run: () => stage.poll(key, other, { timezone }),
    show: (rows) => count(rows.length, 'contact'),
    expect: (rows, requests) => ({ 'no contact': rows.length === 0, 'no request': requests.count === 0 }),
  });
}
