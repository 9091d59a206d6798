/** A known mistake of a vendor's document: what it rejects though the service takes it, gives it or asks for it. */
export interface Exception {
  /** The document, or what its name begins with. */
  readonly document: string;
  /** The schema or the paragraph of the document that is wrong. */
  readonly where: string;
  readonly reason: string;
  readonly endpoint: RegExp;
  readonly part: RegExp;
  /** Within the part. */
  readonly at: RegExp;
  readonly rule: string;
  /** What may stand there all the same; anything when left out. */
  readonly allows?: (value: unknown) => boolean;
}

/** A response that one edition of a document leaves open and another describes. */
export interface StandIn {
  readonly document: string;
  readonly endpoint: string;
  readonly instead: string;
  readonly reason: string;
}

/** Requests that no document is about. */
export interface Undocumented {
  readonly service: string;
  readonly request: RegExp;
  /** What the report calls it. */
  readonly name: string;
  readonly reason: string;
}

/** What a vendor publishes of its API in OpenAPI: `test/backends/<name>/contract.ts`, left out where it publishes nothing. */
export interface VendorContract {
  /** The documents of each account type. The newest edition first: where two documents have an endpoint, the first is taken. */
  readonly documents: Readonly<Record<string, readonly string[]>>;
  /** Documents that these refer to or that stand in for a part of them. */
  readonly more?: readonly string[];
  /** Where the vendor publishes them. */
  readonly published: string;
  /** Operations that ask the service for nothing here: they need nothing of it, or a form has read it and it is kept for a while. */
  readonly silent: readonly string[];
  readonly undocumented?: readonly Undocumented[];
  readonly standIns?: readonly StandIn[];
  readonly exceptions: readonly Exception[];
}

export const isText = (value: unknown): boolean => typeof value === 'string';

/** Why no document is about a page of a sign-in. */
export const FOR_PEOPLE = 'a page for people, no call of the integration';
