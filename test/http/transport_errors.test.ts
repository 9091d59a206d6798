import { NoResponse } from '../../src/http/platform_request.ts';
import { problemForNoResponse } from '../../src/http/transport_errors.ts';
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

  test('may have been a write that was done', () => {
    expect(problemForNoResponse(new NoResponse('slow'), 'Example Service', WRITE, 24_000)).toMatchObject({
      kind: 'unknown_outcome',
      message:
        "Example Service didn't answer within 24 seconds when asked to create the contact. It may have been saved anyway, so look in the account first.",
    });
  });
});
