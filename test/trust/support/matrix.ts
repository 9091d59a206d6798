import { accounts } from '../../conformance/accounts.ts';
import { useWorld, type World } from '../../support/world.ts';
import { FAULTS } from './faults.ts';
import { complaints } from './judge.ts';
import { isPossible, nameOf, OPERATIONS, type Operation, subjectOf } from './operations.ts';
import { otherHost } from './other_host.ts';
import { play } from './play.ts';
import { only } from './slice.ts';
import { told } from './told.ts';
import { verdictFor } from './verdicts.ts';

/**
 * Declares the tests of one part of the matrix: each of its operations, with every account type, with every fault at
 * every request.
 */
export function matrix(name: string, part: (operation: Operation) => boolean): void {
  const rows = OPERATIONS.filter(part).map((operation) => [nameOf(operation), operation] as const);
  let cases = 0;
  describe.each(accounts)(`faults while ${name}: %s`, (key, backend, accountType) => {
    const at = useWorld(backend, accountType, 3);
    const other = otherHost();
    afterAll(() => told('fault cases', name, cases, ` up to ${key}`));
    it.each(rows)('%s', async (_name, operation) => {
      if (!isPossible(operation, { backend })) {
        cases += await impossible(operation, at());
        return;
      }
      const scene = await play(at(), operation);
      const wrong: string[] = [];
      for (const step of scene.steps)
        for (const fault of faultsFor(operation)) {
          if (fault.response(step, at(), other.url()) === null) continue;
          const verdict = verdictFor(fault, step, operation, [key, accountType]);
          const found = await scene.with(fault, step, other.url());
          cases += 1;
          wrong.push(
            ...complaints(scene, fault, step, verdict, found).map(
              (complaint) => `${fault.name} at ${step.method} ${step.path}, ${step.earlier}: ${complaint}`,
            ),
          );
        }
      expect(wrong).toEqual([]);
      expect(other.asked()).toBe(0);
    });
  });
}

/**
 * A merge takes for true what the service says of the two contacts. test/conformance/merge.test.ts stops it at every
 * request.
 */
function faultsFor({ key }: Operation): typeof FAULTS {
  const altered = /^(?:nothing but ids|texts that are numbers|ids that)/;
  return key === 'merge_contacts' ? FAULTS.filter(({ name }) => !altered.test(name)) : FAULTS;
}

/** If the account type lacks it, the step stops before any request, so no fault can affect it. */
async function impossible(operation: Operation, world: World): Promise<number> {
  const subject = await subjectOf(world, operation);
  world.fail({ drop: 'before' });
  const attempt = only(operation.kind, operation.key)()(world.authData, operation.input(subject, world));
  await expect(attempt).rejects.toMatchObject({ name: 'HaltedError', message: expect.stringContaining(world.backend.label) });
  expect(world.asked()).toEqual([]);
  return 1;
}
