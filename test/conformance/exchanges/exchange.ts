import type { Sandbox } from '../../../sandbox/server.ts';
import type { ServiceAnswer } from '../../../sandbox/service.ts';
import type { Backend } from '../../../src/backends/backend.ts';
import type { Book } from '../../support/facts.ts';

/** Requests that one run of a step may take, as the issues give them; left out where no document gives a number. */
export interface Requests {
  readonly findByEmail?: number;
  readonly get?: number;
  readonly create?: number;
  readonly update?: number;
  readonly unchanged?: number;
  /** Create or Update Contact where the email decides: look, read where the look gave too little, write. */
  readonly upsertByEmail: number;
  /** The same with an email that nobody has. */
  readonly upsertNew: number;
  readonly addTags?: number;
  readonly addTagsUnchanged?: number;
  readonly addTask?: number;
  /** A poll of 250 contacts when nothing changed. */
  readonly poll: number;
  /** A poll of 250 contacts of which 25 changed. */
  readonly news?: number;
}

/** All that the suite has to be told of one account type; everything else it reads off the backend itself. */
export interface Exchange {
  /** What the registry loads for this account type; here at once, because tests are declared by what it has. */
  readonly backend: Backend;
  readonly book: (sandbox: Sandbox) => Book;
  /** What the token step keeps besides what a ready connection of the sandbox holds. */
  readonly account?: Readonly<Record<string, string>>;
  readonly requests: Requests;
  /** A refusal in the vendor's own words and shape, with its trace id. */
  readonly refusal: (status: number, said: string, trace: string) => ServiceAnswer;
  /** The service's own way to say that a contact is not there. */
  readonly gone: ServiceAnswer;
  /** The service's own way to say that a task is not there; left out where there are no tasks. */
  readonly taskGone?: ServiceAnswer;
  /** A list of the one note "Met Ada & agreed", written with markup, where the service keeps such notes and gives their text apart. */
  readonly markedNotes?: { readonly path: RegExp; readonly answer: ServiceAnswer };
  /** How the service says, in headers of its own, when to come again, and how many seconds that is. */
  readonly throttling?: { readonly headers: Readonly<Record<string, string>>; readonly delay: number };
  /** An id of the seed that an address does not take as it is. */
  readonly hardId?: string;
  /** The second write of a step that saves a contact and attaches a task or a note to it; left out where the account has neither. */
  readonly secondWrite?: { readonly method: string; readonly path: RegExp };
  /** Where the search index lags behind writes: how late, in milliseconds. */
  readonly lag?: (sandbox: Sandbox, milliseconds: number) => void;
  /** Gives a contact another name to be shown by than its first and last name; left out where there is none of its own. */
  readonly showAs?: (sandbox: Sandbox, id: string, name: string) => void;
  /** Leaves the account with its default folder alone, where it has several. */
  readonly onlyFolder?: (sandbox: Sandbox) => void;
  /** Whether the service refuses a second contact with the same email. */
  readonly refusesDuplicates: boolean;
  /** Whether contacts carry the dates of their creation and last change. */
  readonly dates: boolean;
  /** How many email addresses a contact can have, where the service has a fixed number of places. */
  readonly mostEmails?: number;
  /** Steps whose allowed requests leave none to see whether the contact is there: the service links to any id. */
  readonly unseen?: readonly string[];
  /** The path of all contacts: GET gives a list, POST makes one, and below it each has the path of its id. */
  readonly path: string;
  /** The least that a POST to `path` makes a contact of, in the vendor's own words. */
  readonly leastBody: (account: Readonly<Record<string, string>>) => unknown;
  /** Whether the API itself keeps two writers of one contact apart: by a call that only adds, or by a version that is compared. */
  readonly keepsWritersApart: boolean;
  /** An answer with a page of a list, made to lead on to this place; null where the answer is no page. */
  readonly leading: (page: Readonly<Record<string, unknown>>, place: string) => Readonly<Record<string, unknown>> | null;
  /** Whether that place is an address: then one of another server is refused by name. */
  readonly leadsByAddress: boolean;
}

/** The path of all contacts, with or without a slash at its end: what a POST makes a contact at. */
export function pathOfAll({ path }: Exchange): RegExp {
  return new RegExp(`^${path.replace(/\/$/, '')}/?$`);
}

/** The path of one contact. */
export function pathOfOne({ path }: Exchange): RegExp {
  return new RegExp(`^${path.replace(/\/$/, '')}/[^/]+$`);
}
