import type { Check, NotRun } from './check.ts';
import { INPUT_CHECKS } from './input_checks.ts';
import { LISTING_CHECKS } from './listing_checks.ts';
import { SAMPLE_CHECKS } from './sample_checks.ts';
import { SIGN_IN_CHECKS } from './sign_in_checks.ts';
import { STRUCTURE_CHECKS } from './structure_checks.ts';
import { WORD_CHECKS } from './word_checks.ts';

/** Every check that is run here, by its code. */
export const CHECKS: readonly Check[] = [
  ...STRUCTURE_CHECKS,
  ...INPUT_CHECKS,
  ...WORD_CHECKS,
  ...SAMPLE_CHECKS,
  ...SIGN_IN_CHECKS,
  ...LISTING_CHECKS,
].sort((one, other) => (one.code < other.code ? -1 : Number(one.code > other.code)));

/** Those that compare with the version that is public now. */
export const COMPARING = ['C001', 'C002', 'C003'];

/** Every check of the platform's list that needs Zapier. */
export const NOT_RUN: readonly NotRun[] = [
  { code: 'A001', title: 'a connected account exists', why: 'it is at Zapier: connect one under My Apps' },
  { code: 'L001', title: 'the version is not deprecated', why: 'the state of versions is at Zapier' },
  { code: 'L002', title: 'the version was not submitted before', why: 'the state of versions is at Zapier' },
  { code: 'L003', title: 'the version is not in production already', why: 'the state of versions is at Zapier' },
  { code: 'L004', title: 'Zapier has not closed the app for changes', why: 'the state of the app is at Zapier' },
  { code: 'M003', title: 'you are an employee or a contractor of the API’s owner', why: 'it is said at register (--role)' },
  { code: 'M005', title: 'an admin’s e-mail address is at the homepage’s domain', why: 'the team is at Zapier' },
  { code: 'M007', title: 'there is no public integration of this app yet', why: 'the directory is at Zapier: look there first' },
  { code: 'S001', title: 'three users have a live Zap', why: 'usage is at Zapier' },
  {
    code: 'S002',
    title: 'each visible step is in a live Zap',
    why: 'usage is at Zapier; the recipes in docs/recipes.md are Zaps to begin with',
  },
  { code: 'S003', title: 'at most five versions are live', why: 'usage is at Zapier' },
  {
    code: 'T001',
    title: 'each visible step had a successful run',
    why: 'it needs your Zap History; the runs for T002 to T005 were on the sandbox',
  },
  {
    code: 'T006',
    title: 'the list of a REST hook has the keys of its hook',
    why: 'it needs your Zap History; every trigger polls, so there is nothing to look at',
  },
  { code: 'U001', title: 'you agreed to the Developer Terms of Service', why: 'it is in your account at Zapier' },
];
