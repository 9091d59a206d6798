/** An error of the API, for the envelope `{request_id, error}`. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: string;
  readonly providerError: Readonly<Record<string, unknown>> | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    type: string,
    message: string,
    extra: { providerError?: Readonly<Record<string, unknown>>; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.providerError = extra.providerError;
    this.headers = extra.headers ?? {};
  }
}

/** 400: the request itself is wrong. */
export const invalid = (message: string): Refusal => new Refusal(400, 'invalid_request_error', message);

/** 400: the request is well formed, but the mailbox's provider refuses it. */
export const refusedByProvider = (code: string, message: string): Refusal =>
  new Refusal(400, 'invalid_request_error', 'The provider did not accept the request.', { providerError: { code, message } });

export const notFound = (message = 'Resource not found'): Refusal => new Refusal(404, 'not_found_error', message);

export const unauthorized = (message = 'Unauthorized'): Refusal => new Refusal(401, 'unauthorized', message);

/** An error of the OAuth endpoints: always 400, with its own body. The published schema makes `error_code` a string. */
export class OAuthRefusal extends Error {
  readonly error: string;
  readonly code: string;

  constructor(error: string, description: string, code = '400') {
    super(description);
    this.error = error;
    this.code = code;
  }
}
