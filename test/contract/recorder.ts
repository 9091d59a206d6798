import { appendFileSync } from 'node:fs';
import { FaultPlan } from '../../sandbox/faults.ts';
import { RequestLog, type RequestRecord } from '../../sandbox/request_log.ts';

// Runs before each test file: records every call of the conformance suite's sandboxes for test/contract/main.ts.

const file = process.env.CONTRACT_CALLS ?? '';
/** Requests that got a planned fault and aren't in the log yet. */
const faulted: string[] = [];

const take = FaultPlan.prototype.take;
FaultPlan.prototype.take = function (...request) {
  const fault = take.apply(this, request);
  const [service, method, path] = request;
  if (fault !== undefined) faulted.push(`${service} ${method} ${path}`);
  return fault;
};

const add = RequestLog.prototype.add;
RequestLog.prototype.add = function (record: RequestRecord) {
  add.call(this, record);
  const existing = faulted.indexOf(`${record.service} ${record.method} ${record.path}`);
  if (existing >= 0) faulted.splice(existing, 1);
  const { testPath = '', currentTestName = '' } = expect.getState();
  if (file === '' || !testPath.includes('/test/conformance/')) return;
  const line = { suite: testPath.replace(/^.*\/|\.test\.ts$/g, ''), test: currentTestName, faulted: existing >= 0, record };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
};
