import type { ContactInput } from '../contacts/contact_keys.ts';
import type { Capability } from './backend.ts';

/**
 * What the definition says because of the account types of this build. It's taken from what they declare when the app is built
 * (scripts/build_facts.ts), so that the platform's start-up loads none of them.
 */
export interface BuildFacts {
  /** Whether a person chooses among several account types when signing in. */
  readonly several: boolean;
  /** What the publisher calls the only account type of the build, in place of its own label. */
  readonly brand: string | null;
  /** What at least one account type can do. What none can do isn't in the definition. */
  readonly can: Readonly<Record<Capability | 'setPhoto' | 'dates', boolean>>;
  /** The fields that a contact of none of them stores. */
  readonly notStored: readonly ContactInput[];
  readonly words: Words;
  readonly example: Example;
}

/** What the only account type of a build calls its tags, in the middle and at the start of a sentence. */
export interface Words {
  readonly tag: string;
  readonly tags: string;
  readonly Tag: string;
  readonly Tags: string;
}

/** What samples and help texts show. */
export interface Example {
  readonly account_type: string;
  readonly id: string;
  /** Null if no contact has a page of its own. */
  readonly url: string | null;
  /** Paths for API Request, as they stand in a sentence. */
  readonly paths: string;
}
