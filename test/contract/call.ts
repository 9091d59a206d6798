import type { RequestRecord } from '../../sandbox/request_log.ts';
import type { Exception } from './described.ts';
import type { Fault } from './shape.ts';

/** One request with its response, and what it was sent for. */
export interface Call {
  readonly run: 'plan' | 'demo' | 'conformance';
  readonly account: string;
  readonly operation: string;
  readonly record: RequestRecord;
  /** The response was planned by a test: it is not the sandbox's own. */
  readonly faulted: boolean;
  /** The request is word for word what a user wrote: whether it fits the document is not the integration's matter. */
  readonly written?: boolean;
  /** Where it was seen, when the operation does not tell. */
  readonly seen?: string;
}

/** Something about an call that the document does not allow. */
export interface Finding extends Fault {
  readonly document: string;
  readonly endpoint: string;
  /** `request body`, `query`, `response 200`, ... */
  readonly part: string;
  /** The known mistake of the document that it is, when it is one. */
  readonly exception: Exception | undefined;
}

export interface Verdict {
  readonly call: Call;
  /** `POST /contacts/`, or what was asked for where no document knows it. */
  readonly endpoint: string;
  /** Why there is no document for it, where there is none. */
  readonly undocumented?: string;
  /** The parts that a schema was there for. */
  readonly checked: readonly ('request' | 'response')[];
  readonly findings: readonly Finding[];
}
