import { createAppTester, type ZObject } from 'zapier-platform-core';

/** The platform's own helper object, as every operation gets it. */
export async function platform(): Promise<ZObject> {
  const kept: ZObject[] = [];
  const tester = createAppTester({ version: '1.0.0', platformVersion: '19.1.0' });
  await tester((z: ZObject) => {
    kept.push(z);
    return [];
  });
  const [z] = kept;
  if (z === undefined) throw new Error('the platform gave no helper object');
  return z;
}
