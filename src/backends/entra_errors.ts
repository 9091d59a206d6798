import { Problem, type ProblemKind } from '../contacts/errors.ts';
import { problemForOurApp, problemForOutage, problemForUnexplained } from './token_errors.ts';
import type { TokenRefusal } from './token_request.ts';

/** What the message of a refusal needs. */
export interface Refused {
  /** The account type's label. */
  readonly label: string;
  readonly stage: 'code' | 'refresh';
  /** `common` if the person entered none. */
  readonly tenant: string;
  /** The page where an administrator allows the integration. */
  consentLink(): string;
}

/**
 * What a refusal by Entra means. Microsoft says to use `error`. Its numbers distinguish cases of one error, and either
 * may be missing. A connection only ends if the grant itself is refused.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function problemForEntra(refusal: TokenRefusal, told: Refused): Problem {
  if (refusal.status === 429 || refusal.status >= 500) return problemForOutage(told.label, refusal);
  const numbers = numbersOf(refusal);
  const row = ROWS.find(({ codes }) => numbers.some((code) => codes.includes(code))) ?? ROWS.find(({ error }) => error === refusal.error);
  if (row === undefined) return problemForUnexplained(told.label, refusal);
  if (row.means === 'ours') return problemForOurApp(told.label, refusal);
  if (row.means === 'later') return problemForOutage(told.label, refusal);
  const kind = row.means !== 'grant' ? row.means : told.stage === 'refresh' ? 'expired' : 'invalid_input';
  return new Problem(kind, row.says(told), { trace: refusal.trace });
}

/** The numbers of the refusal, or the one at the start of its description if none are listed. */
function numbersOf({ codes, description }: TokenRefusal): readonly number[] {
  const number = /^AADSTS(\d{1,9})/.exec(description)?.[1];
  return codes.length > 0 || number === undefined ? codes : [Number(number)];
}

/** The meaning of one group of refusals: a kind, the refused grant, our own app, or something that passes. */
interface Row {
  readonly codes: readonly number[];
  /** If Entra gives no known number. */
  readonly error?: string;
  readonly means: ProblemKind | 'grant' | 'ours' | 'later';
  says(told: Refused): string;
}

const NOTHING = (): string => '';
const AGAIN = 'Reconnect the account.';

const ROWS: readonly Row[] = [
  { codes: [7_000_222, 7_000_215, 70_002], means: 'ours', says: NOTHING },
  {
    codes: [7_000_112],
    means: 'misconfigured',
    says: ({ label }) => `Microsoft has disabled this integration for ${label}. Its publisher has to enable it, so contact support.`,
  },
  {
    codes: [650_052, 650_057],
    means: 'forbidden',
    says: ({ label }) =>
      `Your organization doesn't have the Microsoft service that ${label} needs. Ask your administrator to enable it for your organization.`,
  },
  { codes: [50_196, 90_006, 90_033], error: 'temporarily_unavailable', means: 'later', says: NOTHING },
  {
    codes: [900_941, 90_094, 90_095, 90_008],
    means: 'grant',
    says: ({ label, consentLink }) =>
      `An administrator of your organization has to approve this integration for ${label}. Ask them to open ${consentLink()} and then reconnect the account.`,
  },
  {
    codes: [65_001, 65_004],
    error: 'consent_required',
    means: 'grant',
    says: ({ label, consentLink }) =>
      `The permissions for ${label} weren't accepted. Reconnect the account and accept them. If your organization doesn't let you, ask an administrator to open ${consentLink()}`,
  },
  {
    codes: [53_000, 53_001, 530_003, 53_002],
    means: 'grant',
    says: ({ label }) =>
      `Your organization only allows ${label} from a device that it manages. Reconnect the account from such a device, or ask your administrator.`,
  },
  {
    codes: [53_003],
    means: 'grant',
    says: ({ label }) =>
      `An access rule of your organization (Conditional Access) blocks ${label}. Ask your administrator to allow it, then reconnect the account.`,
  },
  {
    codes: [50_076, 50_079, 50_074, 50_078],
    error: 'interaction_required',
    means: 'grant',
    says: ({ label }) => `${label} wants you to sign in in person again, for example with multi-factor authentication. ${AGAIN}`,
  },
  {
    codes: [50_105],
    means: 'grant',
    says: ({ label }) =>
      `Your user isn't assigned to this integration for ${label}. Ask your administrator to assign you to it, then reconnect the account.`,
  },
  {
    codes: [50_057],
    means: 'grant',
    says: ({ label }) =>
      `The Microsoft user of this ${label} connection is disabled. Ask your administrator to enable it, or connect another account.`,
  },
  {
    codes: [50_034],
    means: 'grant',
    says: ({ label, tenant }) =>
      `The Microsoft user of this ${label} connection doesn't exist ${isOpen(tenant) ? 'anymore' : `in the tenant "${tenant}"`}. Connect another account${isOpen(tenant) ? '' : ', or correct the Tenant'}.`,
  },
  {
    codes: [50_020],
    means: 'invalid_input',
    says: ({ label, tenant }) =>
      isOpen(tenant)
        ? `This Microsoft account can't be used with ${label} here. Connect another account, or ask the administrator of your organization for its tenant and fill in Tenant.`
        : `This Microsoft account doesn't belong to the tenant "${tenant}". Connect an account of the right tenant, correct the Tenant, or leave it blank.`,
  },
  {
    codes: [700_016, 700_011],
    error: 'unauthorized_client',
    means: 'invalid_input',
    says: ({ label, tenant }) =>
      isOpen(tenant)
        ? `Your organization doesn't know this integration for ${label}. Ask your administrator to allow it, or connect another account.`
        : `The Microsoft tenant "${tenant}" doesn't know this integration for ${label}. Reconnect the account with the right tenant, or leave Tenant blank.`,
  },
  {
    codes: [70_011, 50_011],
    error: 'invalid_scope',
    means: 'misconfigured',
    says: ({ label }) =>
      `This integration isn't registered for what it asks ${label} for. Its publisher has to correct the registration, so contact support.`,
  },
  {
    codes: [50_173],
    means: 'grant',
    says: ({ label }) => `The sign-in to ${label} was revoked, for example by a new password. ${AGAIN}`,
  },
  {
    codes: [700_082, 70_008, 70_043, 70_000, 700_084, 54_005],
    error: 'invalid_grant',
    means: 'grant',
    says: ({ label, stage }) =>
      stage === 'code'
        ? `The sign-in to ${label} took too long or was used twice. Connect the account again.`
        : `The sign-in to ${label} has expired or was revoked. ${AGAIN}`,
  },
  { codes: [], error: 'invalid_client', means: 'ours', says: NOTHING },
];

/** Whether the tenant isn't a single organization's. */
function isOpen(tenant: string): boolean {
  return ['common', 'organizations', 'consumers'].includes(tenant);
}
