import type { Account } from './account.ts';
import type { Fault } from './faults.ts';
import { readFault } from './faults.ts';
import { isRecord, parseJson } from './json.ts';
import type { RequestRecord } from './request_log.ts';
import type { ServiceRequest, ServiceResponse } from './service.ts';

/** What the control paths may do to a running sandbox. */
export interface Controlled {
  readonly requests: readonly RequestRecord[];
  clearRequests(): void;
  plan(fault: Fault): void;
  reset(): void;
}

/** Where the control paths begin. They are neither logged nor hit by faults. */
export const CONTROL_MOUNT = '/_sandbox';

/** Answers one request below `/_sandbox`: for people, and for tests in another process. */
export async function control(
  request: ServiceRequest,
  sandbox: Controlled,
  accounts: Readonly<Record<string, Account>>,
): Promise<ServiceResponse> {
  const [what = '', service = '', id = ''] = request.path.split('/').slice(1).map(decodeURIComponent);
  const json = parseJson(request.body.toString('utf8'));
  switch (`${request.method} ${what}`) {
    case 'GET requests':
      return { status: 200, body: sandbox.requests };
    case 'DELETE requests':
      return done(() => sandbox.clearRequests());
    case 'POST reset':
      return done(() => sandbox.reset());
    case 'POST faults': {
      const fault = readFault(json);
      return typeof fault === 'string' ? refused(400, fault) : done(() => sandbox.plan(fault));
    }
    case 'GET state':
      return withAccount(accounts, service, (account) => ({ status: 200, body: account.state() }));
    case 'POST contacts':
      return withAccount(accounts, service, async (account) =>
        isRecord(json) ? { status: 200, body: await account.putContact(json) } : refused(400, 'The body must be a JSON object.'),
      );
    case 'DELETE contacts':
      return withAccount(accounts, service, async (account) =>
        (await account.deleteContact(id)) ? { status: 204 } : refused(404, `No contact ${id}.`),
      );
    default:
      return refused(404, `No control path ${request.method} ${request.path}.`);
  }
}

type Then = (account: Account) => Promise<ServiceResponse> | ServiceResponse;

function withAccount(accounts: Readonly<Record<string, Account>>, service: string, then: Then): Promise<ServiceResponse> | ServiceResponse {
  const account = accounts[service];
  return account === undefined ? refused(404, `No service "${service}"; there are ${Object.keys(accounts).join(', ')}.`) : then(account);
}

function done(act: () => void): ServiceResponse {
  act();
  return { status: 204 };
}

const refused = (status: number, message: string): ServiceResponse => ({ status, body: { error: message } });
