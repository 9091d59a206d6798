import { withEmail } from '../../../src/backends/nylas/filter_email_rows.ts';

test.each([
  [{ id: 'a', emails: [{ email: 'b@example.com' }] }, false],
  [{ id: 'a', emails: [] }, false],
  [{ id: 'a' }, false],
  [{ id: 'a', emails: [{ email: 'b@example.com' }, { email: ' Ada@Example.com' }] }, true],
  [{ id: 'a', emails: [{ email: 5 }] }, true],
  [{ id: 'a', emails: 'ada@example.com' }, true],
  [{ emails: [] }, true],
  [null, true],
])('a row is worth reading for an email, or is in another form: %j', (one, is) => {
  expect(withEmail('ada@example.com')(one)).toBe(is);
});
