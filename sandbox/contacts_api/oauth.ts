import { randomBytes } from 'node:crypto';
import type { ServiceRequest, ServiceResponse } from '../service.ts';
import type { TokenRegistry } from '../tokens.ts';
import { badRequest, unauthorized, unprocessable } from './errors.ts';
import type { ContactsStore } from './store.ts';

/** What a person approved on the chooser page. */
export interface Approval {
  readonly kind: 'Location' | 'Company';
  /** Null for an agency's installation. */
  readonly location: string | null;
  readonly scope: string;
}

/** HighLevel's token endpoint: codes and refresh tokens work exactly once. */
export class HighlevelOAuth {
  readonly client = { id: '6578278e879ad2646715ba9c-sandbox', secret: 'sandbox-highlevel-secret' };
  readonly #store: ContactsStore;
  readonly #tokens: TokenRegistry;
  readonly #codes = new Map<string, { approval: Approval; redirectUri: string }>();
  readonly #refreshTokens = new Map<string, { approval: Approval; until: number }>();

  constructor(store: ContactsStore, tokens: TokenRegistry) {
    this.#store = store;
    this.#tokens = tokens;
  }

  /** A code for this approval, which needs the same redirect address later. */
  code(approval: Approval, redirectUri: string): string {
    const code = secret();
    this.#codes.set(code, { approval, redirectUri });
    return code;
  }

  /** Revokes every refresh token, as after an uninstallation: the next refresh is refused. */
  revokeRefreshTokens(): void {
    this.#refreshTokens.clear();
  }

  /** Answers POST /oauth/token; undefined for any other request. */
  respond(request: ServiceRequest): ServiceResponse | undefined {
    if (request.method !== 'POST' || request.path !== '/oauth/token') return undefined;
    const form = readForm(request);
    if (form.get('client_id') !== this.client.id || form.get('client_secret') !== this.client.secret)
      throw unauthorized('Invalid client: client is invalid');
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return this.#redeem(form);
      case 'refresh_token':
        return this.#refresh(form);
      default:
        throw unprocessable('grant_type must be one of the following values: authorization_code, refresh_token, client_credentials');
    }
  }

  #redeem(form: URLSearchParams): ServiceResponse {
    const code = required(form, 'code');
    const stored = this.#codes.get(code);
    this.#codes.delete(code);
    if (stored === undefined) throw badRequest('Invalid grant: authorization code is invalid');
    if (form.get('redirect_uri') !== stored.redirectUri) throw badRequest('Invalid grant: `redirect_uri` is invalid');
    return this.#issue(stored.approval);
  }

  #refresh(form: URLSearchParams): ServiceResponse {
    const value = required(form, 'refresh_token');
    const stored = this.#refreshTokens.get(value);
    this.#refreshTokens.delete(value);
    if (stored === undefined || stored.until <= this.#store.clock()) throw badRequest('Invalid grant: refresh token is invalid');
    return this.#issue(stored.approval);
  }

  #issue(approval: Approval): ServiceResponse {
    const { companyId, users } = this.#store.account;
    const userId = users[0]?.id ?? '';
    const { kind, location, scope } = approval;
    const refresh_token = secret();
    this.#refreshTokens.set(refresh_token, { approval, until: this.#store.clock() + YEAR });
    const access_token = this.#tokens.issue('highlevel', {
      scopes: scope.split(' '),
      kind,
      subject: userId,
      expires_in: LIFE,
      ...(location === null ? {} : { location }),
    });
    const rest = {
      refresh_token,
      scope,
      userType: kind,
      companyId,
      userId,
      isBulkInstallation: kind === 'Company',
      approvedLocations: location === null ? [] : [location],
    };
    return {
      status: 200,
      body: { access_token, token_type: 'Bearer', expires_in: LIFE, ...rest, ...(location === null ? {} : { locationId: location }) },
    };
  }
}

function readForm(request: ServiceRequest): URLSearchParams {
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const form = new URLSearchParams(isForm ? request.body.toString('utf8') : '');
  const missing = ['client_id', 'client_secret', 'grant_type'].filter((name) => !form.get(name));
  if (missing.length > 0) throw unprocessable(...missing.map((name) => `${name} should not be empty`));
  const kind = form.get('user_type');
  if (kind !== null && kind !== 'Location' && kind !== 'Company')
    throw unprocessable('user_type must be one of the following values: Company, Location');
  return form;
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw unprocessable(`${name} should not be empty`);
  return value;
}

const secret = (): string => randomBytes(20).toString('hex');

/** Seconds until an access token expires. */
const LIFE = 86_399;

/** Milliseconds until an unused refresh token expires. */
const YEAR = 365 * 86_400_000;
