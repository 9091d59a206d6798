import { NoResponse } from '../../src/http/platform_request.ts';
import { problemForNoResponse, problemForUnreadable } from '../../src/http/transport_errors.ts';
import { READ, WRITE } from './support.ts';

describe('a request without a response', () => {
  test('that took too long is not requested again', () => {
    expect(problemForNoResponse(new NoResponse('slow'), 'Example Service', READ, 10_000)).toMatchObject({
      kind: 'timeout',
      detail: {},
      message: "Example Service didn't answer within 10 seconds when asked to read the contact c1. Try again later.",
    });
  });

  test.each([new NoResponse('closed'), new Error('https://api.example.com/v1/contacts?secret=1'), 'no error at all'])(
    'that ended otherwise did not reach the service',
    (error) => {
      expect(problemForNoResponse(error, 'Example Service', READ, 10_000)).toMatchObject({
        kind: 'service_error',
        detail: { again: { after: undefined } },
        message: "Example Service couldn't be reached, or closed the connection when asked to read the contact c1. Try again later.",
      });
    },
  );

  test('that would be too large is requested in smaller parts, and a write was probably done', () => {
    expect(problemForNoResponse(new NoResponse('too_large'), 'Example Service', READ, 10_000)).toMatchObject({
      kind: 'too_much',
      detail: { reason: 'response_too_large' },
      message: expect.stringContaining('sent more than 25 MB when asked to read the contact c1'),
    });
    expect(problemForNoResponse(new NoResponse('too_large'), 'Example Service', WRITE, 10_000)).toMatchObject({
      kind: 'unknown_outcome',
      message: expect.stringContaining('It was probably saved anyway, so look in the account first.'),
    });
  });

  test('may have been a write that was done', () => {
    expect(problemForNoResponse(new NoResponse('slow'), 'Example Service', WRITE, 24_000)).toMatchObject({
      kind: 'unknown_outcome',
      message:
        "Example Service didn't answer within 24 seconds when asked to create the contact. It may have been saved anyway, so look in the account first.",
    });
  });
});

test.each([
  [{ empty: true, deep: false, path: [] }, "it's empty"],
  [{ empty: false, deep: true, path: [] }, 'its parts are nested more than a hundred times'],
  [{ empty: false, deep: false, path: [] }, "it isn't the JSON that was expected"],
  [{ empty: false, deep: false, path: ['items', 0, 'id'] }, 'the field "items.0.id" isn\'t what was expected'],
])('the response to a write that can’t be read says that it was probably done: %j', (unreadable, why) => {
  expect(problemForUnreadable('Example Service', WRITE, unreadable)).toMatchObject({
    kind: 'unknown_outcome',
    message: `Example Service was asked to create the contact, but its response can't be read: ${why}. It was probably saved anyway, so look in the account first.`,
  });
  expect(problemForUnreadable('Example Service', READ, unreadable)).toMatchObject({ kind: 'unexpected_response' });
});
