import { checkedChoice, checkedDay, checkedNumber, checkedYesNo, splitValues } from '../../src/contacts/checks.ts';

function refusal(sentence: string) {
  return expect.objectContaining({ name: 'Problem', kind: 'invalid_input', message: sentence });
}

describe('checked values name their field by its label', () => {
  test('numbers', () => {
    expect(checkedNumber('$1,500.00', 'Budget')).toBe(1500);
    expect(() => checkedNumber('n/a', 'Budget')).toThrow(refusal('"n/a" in Budget isn\'t a number. Enter digits, like 1500.50.'));
    expect(() => checkedNumber('1.500', 'Budget')).toThrow(
      refusal('"1.500" in Budget can be read in two ways. Write thousands without a separator, like 1500, or two decimals, like 1.50.'),
    );
    expect(() => checkedNumber('12345678901234567', 'Budget')).toThrow(
      refusal('"12345678901234567" in Budget has more digits than can be kept. Enter at most 15 digits.'),
    );
  });

  test('yes and no', () => {
    for (const yes of ['yes', 'YES', ' True ', '1', 1, true]) expect(checkedYesNo(yes, 'Customer')).toBe(true);
    for (const no of ['no', 'No', 'FALSE', '0', 0, false]) expect(checkedYesNo(no, 'Customer')).toBe(false);
    for (const other of ['not given', 'pending', 'subscribed', '2', 'y', ''])
      expect(() => checkedYesNo(other, 'Customer')).toThrow(refusal(`"${other}" in Customer is neither yes nor no. Enter yes or no.`));
  });

  test('days', () => {
    expect(checkedDay('12/31/1990', 'Start', null)).toBe('1990-12-31');
    expect(() => checkedDay('n/a', 'Start', null)).toThrow(
      refusal('"n/a" in Start isn\'t a date. Write it as YYYY-MM-DD, like 1990-12-31.'),
    );
    expect(() => checkedDay('03/04/1990', 'Start', null)).toThrow(
      refusal('"03/04/1990" in Start can be read as two different days. Write it as YYYY-MM-DD, like 1990-12-31.'),
    );
  });

  test('choices', () => {
    expect(checkedChoice('red', ['Red', 'Blue'], 'Color')).toBe('Red');
    expect(checkedChoice('red', ['Red', 'red'], 'Color')).toBe('red');
    expect(() => checkedChoice('Purple', ['Red', 'Blue'], 'Color')).toThrow(
      refusal('"Purple" isn\'t an option of Color. Choose one of: Red, Blue.'),
    );
    const many = Array.from({ length: 22 }, (_, index) => `Option ${index}`);
    expect(() => checkedChoice('Purple', many, 'Color')).toThrow(/Option 19 and 2 more\.$/);
  });
});

describe('separated', () => {
  test('commas and line breaks stand between values', () => {
    expect(splitValues('Sales, Support\r\nBilling,,\n ')).toEqual(['Sales', 'Support', 'Billing']);
  });

  test('a text that is one value as a whole stays one', () => {
    expect(splitValues(' Smith, Jones ', (whole) => whole === 'Smith, Jones')).toEqual(['Smith, Jones']);
  });
});
