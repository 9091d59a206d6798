import type { ContactInput } from '../contacts/contact_keys.ts';
import type { Capability } from './backend.ts';

/**
 * The parts of the definition that depend on the account types of this build. They come from what these declare when
 * the app is built (scripts/build_facts.ts), so that the platform's start loads none of them.
 */
export interface BuildFacts {
  /** Whether a person chooses among several account types when signing in. */
  readonly several: boolean;
  /** The publisher's own name for the only account type of the build. */
  readonly brand: string | null;
  /** What at least one account type can do. What none can do isn't in the definition. */
  readonly can: Readonly<Record<Capability | 'setPhoto' | 'dates' | 'creationDates' | 'dueDateNeeded' | 'notices', boolean>>;
  /** The fields that a contact of none of them stores. */
  readonly notStored: readonly ContactInput[];
  readonly words: Words;
  readonly example: Example;
}

/** The words for tags of the build's only account type, in the middle and at the start of a sentence. */
export interface Words {
  readonly tag: string;
  readonly tags: string;
  readonly Tag: string;
  readonly Tags: string;
}

/** The contact in samples and help texts. */
export interface Example {
  readonly account_type: string;
  readonly id: string;
  /** Null if no contact has a page of its own. */
  readonly url: string | null;
  /** A path for API Request. */
  readonly path: string;
  /** A path for each API of the build, in the form of a sentence. */
  readonly paths: string;
}
