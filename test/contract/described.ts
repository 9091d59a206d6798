/** A known mistake of a vendor's document: it rejects something that the service accepts, returns or requires. */
export interface Exception {
  /** The document, or the start of its name. */
  readonly document: string;
  /** The wrong schema or paragraph of the document. */
  readonly where: string;
  readonly reason: string;
  readonly endpoint: RegExp;
  readonly part: RegExp;
  /** Within the part. */
  readonly at: RegExp;
  readonly rule: string;
  /** What is allowed there anyway; anything if missing. */
  readonly allows?: (value: unknown) => boolean;
}

/** A response that one edition of a document leaves open and another describes. */
export interface StandIn {
  readonly document: string;
  readonly endpoint: string;
  readonly instead: string;
  readonly reason: string;
}

/** Requests that no document describes. */
export interface Undocumented {
  readonly service: string;
  readonly request: RegExp;
  /** Its name in the report. */
  readonly name: string;
  readonly reason: string;
}

/**
 * What a vendor publishes of its API in OpenAPI: `test/backends/<name>/contract.ts`, missing if it publishes nothing.
 */
export interface VendorContract {
  /**
   * The documents of each account type, the newest edition first: if two documents have an endpoint, the first one
   * counts.
   */
  readonly documents: Readonly<Record<string, readonly string[]>>;
  /** A request's path as the documents write it, if they write it differently. */
  readonly written?: (pathname: string) => string;
  /** Documents that these refer to, or that replace a part of them. */
  readonly more?: readonly string[];
  /** Where the vendor publishes them. */
  readonly published: string;
  /**
   * Operations that send no request here: they don't need one, or the form has read the answer and the cache keeps it.
   */
  readonly silent: readonly string[];
  readonly undocumented?: readonly Undocumented[];
  readonly standIns?: readonly StandIn[];
  readonly exceptions: readonly Exception[];
}

export const isText = (value: unknown): boolean => typeof value === 'string';

/** Why no document describes a sign-in page. */
export const FOR_PEOPLE = 'a page for people, no call of the integration';
