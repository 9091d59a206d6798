import { HELP, readFlags } from '../../demo/flags.ts';

test('without flags: all accounts, 250 people, one screen', () => {
  expect(readFlags([])).toEqual({ accounts: [], size: 250, verbose: false, relay: false, json: false, help: false });
});

test('reads every flag, and accounts from several flags or one list', () => {
  const typed = ['--account', ' Outlook , nylas', '--account', 'HighLevel', '--size', '500', '--verbose', '--relay', '--json', '-h'];
  expect(readFlags(typed)).toEqual({
    accounts: ['Outlook', 'nylas', 'HighLevel'],
    size: 500,
    verbose: true,
    relay: true,
    json: true,
    help: true,
  });
});

test.each([
  [['--verbos'], "Unknown option '--verbos'"],
  [['outlook'], "Unexpected argument 'outlook'"],
  [['--size', '19'], '--size takes a whole number from 20 to 20,000, not "19".'],
  [['--size', '20001'], '--size takes a whole number from 20 to 20,000, not "20001".'],
  [['--size', 'many'], '--size takes a whole number from 20 to 20,000, not "many".'],
])('%j is refused with a sentence and the help', (typed, sentence) => {
  const response = readFlags(typed);
  expect(response).toEqual(expect.stringContaining(sentence));
  expect(response).toEqual(expect.stringContaining(HELP));
});
