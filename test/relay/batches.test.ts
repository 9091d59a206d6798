import { Batches, BusyError } from '../../relay/store/batches.ts';

/** Batches whose writing is held until it's let go. */
function held(options = { size: 3, limit: 10 }) {
  const written: (readonly number[])[] = [];
  const running: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const batches = new Batches<number>((items) => {
    written.push(items);
    return new Promise((resolve, reject) => running.push({ resolve, reject }));
  }, options);
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  return { batches, written, running, turn };
}

it('takes what comes while it writes into the next transaction, and never parts a call', async () => {
  const { batches, written, running, turn } = held();
  const calls = [batches.add([1])];
  await turn();
  calls.push(batches.add([2, 3]), batches.add([4, 5]), batches.add([6]), batches.add([7]));
  for (let index = 0; index < 4; index += 1) {
    running[index]?.resolve();
    await turn();
  }
  await Promise.all(calls);
  expect(written).toEqual([[1], [2, 3], [4, 5, 6], [7]]);
});

it('writes a call that is larger than a batch whole', async () => {
  const { batches, written, running, turn } = held();
  const call = batches.add([1, 2, 3, 4, 5]);
  await turn();
  running[0]?.resolve();
  await call;
  expect(written).toEqual([[1, 2, 3, 4, 5]]);
});

it('tells everyone of a batch that failed, and goes on', async () => {
  const { batches, running, turn } = held();
  const failed = Promise.allSettled([batches.add([1]), batches.add([2])]);
  await turn();
  running[0]?.reject(new Error('down'));
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = batches.add([3]);
  await turn();
  running[1]?.resolve();
  await expect(next).resolves.toBeUndefined();
});

it('refuses more than may wait', async () => {
  const { batches, running, turn } = held({ size: 3, limit: 3 });
  const calls = [batches.add([1, 2]), batches.add([3])];
  await expect(batches.add([4])).rejects.toThrow(BusyError);
  await turn();
  running[0]?.resolve();
  await Promise.all(calls);
  const settled = batches.add([5]);
  await turn();
  running[1]?.resolve();
  await settled;
  await batches.settled();
});

it('has nothing to do for no items', async () => {
  const { batches, written } = held();
  await batches.add([]);
  expect(written).toEqual([]);
});
