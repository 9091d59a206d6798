import { randomUUID } from 'node:crypto';
import type { ServiceResponse } from '../service.ts';

/** A refusal of the API. Thrown anywhere, and turned into a response in one place. */
export class ApiError extends Error {
  readonly status: number;
  readonly said: string | readonly string[];
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, said: string | readonly string[], more: Readonly<Record<string, unknown>> = {}) {
    super(String(said));
    this.status = status;
    this.said = said;
    this.more = more;
  }

  /** The whole body: `{statusCode, message, error, traceId}` and the parts of this refusal. */
  toResponse(): ServiceResponse {
    const error = NAMES[this.status];
    const body = {
      statusCode: this.status,
      message: this.said,
      ...(error === undefined ? {} : { error }),
      ...this.more,
      traceId: randomUUID(),
    };
    return { status: this.status, body };
  }
}

export const badRequest = (message: string, more: Readonly<Record<string, unknown>> = {}): ApiError => new ApiError(400, message, more);

export const unauthorized = (message: string): ApiError => new ApiError(401, message);

/** One message for each mistake in the body. */
export const unprocessable = (...messages: readonly string[]): ApiError => new ApiError(422, messages);

/** A call for another location than the token's. */
export const otherLocation = (): ApiError => new ApiError(403, 'The token does not have access to this location.');

/** For an unknown ID, the vendor says 400, not 404. */
export const unknownId = (what: string, id: string): ApiError => badRequest(`${what} with id ${id} not found`);

const NAMES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
};
