import type { Exchange } from '../../conformance/exchanges/exchange.ts';
import { type Fault, FINE, type Verdict } from './faults.ts';
import { nameOf, type Operation } from './operations.ts';
import type { Step } from './steps.ts';

/** Where something else than the fault's own verdict is right, and why. */
interface Tolerance {
  readonly why: string;
  readonly faults: RegExp;
  /** Of `account type: operation`. */
  readonly operation?: RegExp;
  /** Of `GET /path`. */
  readonly step?: RegExp;
  readonly verdict: Verdict | ((usual: Verdict) => Verdict);
}

const UNREAD = /^(?:an empty 200|cut-off JSON|HTML in place|ids that|texts that)/;

const TOLERANCES: readonly Tolerance[] = [
  {
    why: 'a part that the connection may not read is given empty, as the form says',
    faults: /^403$/,
    operation: /: find_contact_details$/,
    step: /\/(?:tasks|notes|appointments|lists|photo)$/,
    verdict: FINE,
  },
  { why: 'the names of custom fields are a comfort', faults: /./, operation: /: (?!field_list)/, step: /\/customFields$/, verdict: FINE },
  { why: 'of these answers nothing is read', faults: UNREAD, step: /^DELETE \S+(?<!\/tags)$|^PUT \S+\/photo\/\$value$/, verdict: FINE },
  {
    why: 'a photo is there by its status, and only missing by a code that can be read',
    faults: UNREAD,
    step: /^GET \S+\/photo$/,
    verdict: { follows: true },
  },
  {
    why: 'what an account answers that knows no photos is not documented',
    faults: /^422$/,
    operation: /^outlook: /,
    step: /^GET \S+\/photo$/,
    verdict: FINE,
  },
  {
    why: 'groups without names are not known by name',
    faults: /^nothing but ids$/,
    operation: /: (?:tag_added|find_contacts)$/,
    step: /\/contacts\/groups$/,
    verdict: { follows: true },
  },
  {
    why: 'what is written depends on what was read',
    faults: /^nothing but ids$/,
    operation: /: (?:create|update|complete|add|remove)_/,
    step: /^GET |\/contacts\/search$/,
    verdict: { follows: true },
  },
  { why: 'whatever comes is given as it is', faults: UNREAD, operation: /: api_request/, verdict: FINE },
];

/** What is to happen when the fault hits this request of the operation. */
export function verdictFor(fault: Fault, step: Step, operation: Operation, exchange: Exchange): Verdict {
  const usual = step.writes ? fault.writing : fault.reading;
  const here = TOLERANCES.find(
    (one) =>
      one.faults.test(fault.name) &&
      (one.operation ?? /./).test(`${exchange.backend.key}: ${nameOf(operation)}`) &&
      (one.step ?? /./).test(`${step.method} ${step.path}`),
  );
  const verdict = here === undefined ? usual : typeof here.verdict === 'function' ? here.verdict(usual) : here.verdict;
  if (verdict.error === undefined || !step.afterWrite) return verdict;
  // Something was saved: whatever comes now, the platform must not run the step again.
  return { error: 'AppError', code: 'partly_done', ...(verdict.uncertain === undefined ? {} : { uncertain: verdict.uncertain }) };
}
