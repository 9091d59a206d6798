import type { Finding, Verdict } from './call.ts';
import type { Exception, StandIn, Undocumented } from './described.ts';
import { isAbsent } from './plan.ts';
import { EXCEPTIONS, isSilent, STAND_INS, UNDOCUMENTED } from './vendors.ts';

/** Verdicts of the same kind, counted. */
interface Row {
  readonly operation: string;
  readonly account: string;
  readonly endpoint: string;
  readonly verdict: string;
  count: number;
}

/** Counts verdicts as they come, because the calls themselves are too large to keep. */
export class Report {
  readonly #rows = new Map<string, Row>();
  readonly #violations = new Map<string, { readonly finding: Finding; readonly verdict: Verdict; count: number }>();
  readonly counts = { calls: 0, requests: 0, responses: 0, bare: 0, planned: 0, undocumented: 0, written: 0, excused: 0 };
  readonly byRun: Record<string, number> = {};

  add(verdict: Verdict): void {
    const { call, endpoint, checked, findings, undocumented } = verdict;
    const open = findings.filter(({ exception }) => exception === undefined);
    this.counts.calls += 1;
    this.byRun[call.run] = (this.byRun[call.run] ?? 0) + 1;
    if (undocumented !== undefined) this.counts.undocumented += 1;
    if (checked.includes('request')) this.counts.requests += 1;
    if (checked.includes('response')) this.counts.responses += 1;
    else if (undocumented === undefined) this.counts[call.faulted ? 'planned' : 'bare'] += 1;
    if (call.written) this.counts.written += 1;
    if (excuses(findings).length > 0) this.counts.excused += 1;
    for (const finding of open) this.#violation(finding, verdict);
    const word = wordFor(verdict, open.length);
    const key = [call.operation, call.account, endpoint, word].join('\n');
    const row = this.#rows.get(key);
    if (row === undefined) this.#rows.set(key, { operation: call.operation, account: call.account, endpoint, verdict: word, count: 1 });
    else row.count += 1;
  }

  /** Each violation once, with how often it occurred. */
  violations(): string[] {
    return [...this.#violations.values()].map(({ finding, verdict: { call }, count }) => {
      const where = finding.document === '' ? finding.endpoint : `${finding.document}, ${finding.endpoint}`;
      const what = `${finding.part} ${finding.at === '' ? '' : `${finding.at} `}${finding.said} (${finding.rule})`;
      return `${where}: ${what}; seen ${count} times, first by ${call.account}, ${call.seen ?? call.operation}: ${shortened(finding.value)}`;
    });
  }

  table(): string {
    const rows = [...this.#rows.values()].map((row) => [row.operation, row.account, row.endpoint, `${row.count}`, row.verdict]);
    const all = [['operation', 'account type', 'endpoint', 'times', 'verdict'], ...rows];
    const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
    return all
      .map((row) =>
        row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd(),
      )
      .join('\n');
  }

  /** Operations of an account type that sent no request, although they must. */
  silent(operations: readonly string[], accounts: readonly string[]): string[] {
    const heard = new Set([...this.#rows.values()].map(({ operation, account }) => `${account} ${operation}`));
    return accounts.flatMap((account) =>
      operations
        .filter((key) => !isAbsent(account, key) && !isSilent(account, key))
        .filter((key) => !heard.has(`${account} ${key}`))
        .map((key) => `${account}: ${key} has sent no request`),
    );
  }

  #violation(finding: Finding, verdict: Verdict): void {
    const key = [finding.document, finding.endpoint, finding.part, finding.at, finding.rule].join('\n');
    const existing = this.#violations.get(key);
    if (existing === undefined) this.#violations.set(key, { finding, verdict, count: 1 });
    else existing.count += 1;
  }
}

/** The exceptions that no call needed. */
export function unusedExceptions(used: ReadonlySet<Exception | StandIn | Undocumented>): string[] {
  return [
    ...EXCEPTIONS.filter((one) => !used.has(one)).map(({ document, where: place }) => `${document}, ${place}`),
    ...STAND_INS.filter((one) => !used.has(one)).map(({ instead, endpoint }) => `${instead} in place of ${endpoint}`),
    ...UNDOCUMENTED.filter((one) => !used.has(one)).map(({ service, request }) => `${service}, ${request.source}`),
  ];
}

/** What the document forbids although it's right. Nothing forbids that a response has more than its schema names. */
function excuses(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ exception, part, rule }) => exception !== undefined && !(part.startsWith('response') && rule === 'unknown property'),
  );
}

function wordFor({ undocumented, checked, findings, call }: Verdict, open: number): string {
  if (open > 0) return 'VIOLATES THE DOCUMENT';
  if (undocumented !== undefined) return `no document: ${undocumented}`;
  const excused = excuses(findings).length > 0 ? ', but for a existing mistake of the document' : '';
  if (call.written) return `as the user wrote it; response ${checked.includes('response') ? `valid${excused}` : 'not judged'}`;
  if (checked.includes('response')) return `valid${excused}`;
  return `request valid${excused}; ${call.faulted ? "the response is a test's own" : 'the document has no schema for the response'}`;
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
