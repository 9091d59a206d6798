import { capabilityPage } from '../../scripts/docs/capability_page.ts';
import { inBuild, leaveBuild } from '../support/build.ts';
import { definition } from '../support/run.ts';

afterAll(leaveBuild);

const facts = { app: definition, accounts: [], errors: [], outputs: {}, inputs: {} };

test("the reference of a build calls tags what the account's own pages do", async () => {
  expect(capabilityPage(facts)).toContain('| Tags |');
  const page = await inBuild(['outlook'], async () => (await import('../../scripts/docs/capability_page.ts')).capabilityPage);
  expect(page(facts)).toContain('| Categories |');
});
