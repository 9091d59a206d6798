import { isProblem } from '../../contacts/errors.ts';
import type { Failure, FailureReading } from '../../http/status_errors.ts';
import { outlookType } from '../account_types.ts';
import type { AuthData } from '../backend.ts';
import { sharedMailbox } from './client_paths.ts';
import { codeOf, isWithoutMailbox, MAILBOX_REFUSED, readFailure, thingAt } from './errors.ts';

/** Reads the refusals of this connection's mailbox. If it's a shared one, the sentences name it. */
export function readFailureIn(authData: AuthData): (failure: Failure) => FailureReading {
  const mailbox = sharedMailbox(authData);
  if (mailbox === undefined) return readFailure;
  return (failure) => ({ ...readFailure(failure), ...(IN_MAILBOX.test(failure.path) ? meaningIn(mailbox, failure) : {}) });
}

/** For a mailbox that refuses a sign-in which the service accepts elsewhere. */
export function mailboxRefused(authData: AuthData): FailureReading {
  const mailbox = sharedMailbox(authData);
  if (mailbox === undefined) return MAILBOX_REFUSED;
  return {
    kind: 'forbidden',
    sentence: `Microsoft accepts this ${outlookType.label} sign-in, but not for the mailbox ${mailbox}. Ask its owner or your administrator for access to its contacts.`,
  };
}

/** Whether a folder exists, but isn't shared with this person. */
export function isUnshared(error: unknown): boolean {
  return isProblem(error) && error.detail.reason === NOT_SHARED;
}

const NOT_SHARED = 'not_shared';

const IN_MAILBOX = /^\/users(?:\/[^/]+|\([^/]+\))\/contact(?:s|Folders)(?:\/|$)/i;

function meaningIn(mailbox: string, failure: Failure): FailureReading {
  const code = codeOf(failure);
  if (code === 'ErrorAccessDenied' || (HIDDEN.includes(code) && thingAt(failure.path) === undefined)) return notShared(mailbox, failure);
  if (UNKNOWN_USER.includes(code))
    return {
      kind: 'forbidden',
      sentence: `Microsoft knows no mailbox with the address ${mailbox}. Reconnect the account with the right address in Shared Mailbox.`,
    };
  if (isWithoutMailbox(code))
    return {
      kind: 'forbidden',
      sentence: `The mailbox ${mailbox} isn't in Exchange Online, so Microsoft gives no access to it. Check the address in Shared Mailbox and reconnect the account.`,
    };
  return {};
}

/**
 * Exchange may also hide what isn't shared, although nothing in the path could be missing.
 * https://github.com/O365/python-o365/issues/170
 */
const HIDDEN: readonly string[] = ['ErrorItemNotFound', 'ErrorFolderNotFound', 'itemNotFound'];

/** https://github.com/microsoftgraph/microsoft-graph-docs/issues/7909 */
const UNKNOWN_USER: readonly string[] = ['ErrorInvalidUser', 'Request_ResourceNotFound'];

/** The service's own words speak of credentials, which are right. */
function notShared(mailbox: string, { path, writes }: Failure): FailureReading {
  if (writes)
    return {
      kind: 'forbidden',
      message: undefined,
      advice: `You aren't allowed to change contacts in the mailbox ${mailbox}. Ask its owner or your administrator for write access.`,
    };
  const what = /\/contactFolders\//i.test(path) ? `This folder of the mailbox ${mailbox}` : `The mailbox ${mailbox}`;
  return {
    kind: 'forbidden',
    reason: NOT_SHARED,
    message: undefined,
    advice: `${what} isn't shared with you. Ask its owner or your administrator for access to its contacts.`,
  };
}
