/** A refusal in Graph's words, which service.ts turns into the documented error body. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The gateway's refusal of an address or an option that it can't read. */
export const badRequest = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

/** The gateway's refusal of a body that doesn't fit the declared type. */
export const unreadableBody = (message: string): GraphError => new GraphError(400, 'RequestBodyRead', message);

/** The mailbox's refusal of a filter that is well formed but not supported. */
export const unsupportedFilter = (message: string): GraphError => new GraphError(400, 'ErrorInvalidUrlQueryFilter', message);

/** The mailbox's refusal of a value. */
export const invalidArgument = (message: string): GraphError => new GraphError(400, 'ErrorInvalidArgument', message);

/** To Do's refusal of a value, in lower case where Exchange says Error... */
export const invalidTodo = (message: string): GraphError => new GraphError(400, 'invalidRequest', message);

export const itemNotFound = (): GraphError =>
  new GraphError(
    404,
    'ErrorItemNotFound',
    'The specified object was not found in the store., The process failed to get the correct properties.',
  );

export const malformedId = (): GraphError => new GraphError(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');

export const resourceNotFound = (segment: string): GraphError =>
  new GraphError(404, 'ResourceNotFound', `Resource not found for the segment '${segment}'.`);

export const methodNotAllowed = (allowed: readonly string[]): GraphError =>
  new GraphError(405, 'ErrorInvalidRequest', 'The OData request is not supported.', { allow: allowed.join(', ') });
