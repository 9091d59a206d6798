/** A refusal by the API, for the envelope `{error: {code, message, status, details}}`. */
export class Refusal extends Error {
  readonly code: number;
  readonly status: string;
  /** Of the ErrorInfo in the details. */
  readonly reason: string | undefined;

  constructor(code: number, status: string, message: string, reason?: string) {
    super(message);
    this.code = code;
    this.status = status;
    this.reason = reason;
  }
}

export const invalid = (message: string): Refusal => new Refusal(400, 'INVALID_ARGUMENT', message);

export const precondition = (message: string): Refusal => new Refusal(400, 'FAILED_PRECONDITION', message);

export const notFound = (): Refusal => new Refusal(404, 'NOT_FOUND', 'Requested entity was not found.');

export const unauthenticated = (): Refusal =>
  new Refusal(
    401,
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  );

/** The body of a refusal. `requestId` is in a detail, as in google.rpc.RequestInfo. */
export function errorBody({ code, status, message, reason }: Pick<Refusal, 'code' | 'status' | 'message' | 'reason'>, requestId?: string) {
  const details = [
    ...(reason === undefined
      ? []
      : [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason,
            domain: 'googleapis.com',
            metadata: { service: 'people.googleapis.com' },
          },
        ]),
    ...(requestId === undefined ? [] : [{ '@type': 'type.googleapis.com/google.rpc.RequestInfo', requestId }]),
  ];
  return { error: { code, message, status, ...(details.length === 0 ? {} : { details }) } };
}

/** An error of the sign-in, with its own body. */
export class OAuthRefusal extends Error {
  readonly error: string;
  readonly status: number;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }
}
