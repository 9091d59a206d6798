const { startTimer, now, pause } = jest.requireActual<typeof import('../../src/http/clock.ts')>('../../src/http/clock.ts');

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a pause is as long as it was asked to be', async () => {
  const ended = jest.fn();
  const pausing = pause(4_000).then(ended);
  await jest.advanceTimersByTimeAsync(3_999);
  expect(ended).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  await pausing;
  expect(jest.getTimerCount()).toBe(0);
});

test.each(['before it', 'within it'])('a pause ends with a failure when the run ends %s, and leaves no timer', async (when) => {
  const run = new AbortController();
  if (when === 'before it') run.abort();
  const pausing = pause(4_000, run.signal);
  run.abort();
  await expect(pausing).rejects.toThrow('the run is over');
  expect(jest.getTimerCount()).toBe(0);
});

test('a timer rings when its time has come, and not when it was switched off', () => {
  const [rung, off] = [jest.fn(), jest.fn()];
  const began = now();
  startTimer(100, rung);
  startTimer(100, off)();
  jest.advanceTimersByTime(100);
  expect([rung.mock.calls.length, off.mock.calls.length, now() - began]).toEqual([1, 0, 100]);
});
