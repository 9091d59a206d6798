import type { RequestRecord } from '../../sandbox/request_log.ts';
import type { Exception } from './described.ts';
import type { Fault } from './shape.ts';

/** One request with its response, and its purpose. */
export interface Call {
  readonly run: 'plan' | 'demo' | 'conformance';
  readonly account: string;
  readonly operation: string;
  readonly record: RequestRecord;
  /** A test planned the response: it isn't the sandbox's own. */
  readonly faulted: boolean;
  /** A user wrote the request word for word, so it needn't fit the document. */
  readonly written?: boolean;
  /** Where it occurred, if the operation doesn't say. */
  readonly seen?: string;
}

/** Something in a call that the document doesn't allow. */
export interface Finding extends Fault {
  readonly document: string;
  readonly endpoint: string;
  /** `request body`, `query`, `response 200`, ... */
  readonly part: string;
  /** The known mistake of the document that explains it, if there is one. */
  readonly exception: Exception | undefined;
}

export interface Verdict {
  readonly call: Call;
  /** `POST /contacts/`, or the request if no document has it. */
  readonly endpoint: string;
  /** Why there's no document for it, if there's none. */
  readonly undocumented?: string;
  /** The parts that have a schema. */
  readonly checked: readonly ('request' | 'response')[];
  readonly findings: readonly Finding[];
}
