/**
 * The integration's clock in tests. Pauses take no real time. They are recorded, and the time of a run advances by
 * them, so that deadlines hold. The machine's own work counts twenty times less, so that no test ends early on a busy
 * machine. Jest replaces src/http/clock.ts with this before each test file.
 */
const SLOWER = 20;
let seen = Date.now();
let passed = seen;
let ahead = 0;
let still = false;
let patience = Number.POSITIVE_INFINITY;
const paused: number[] = [];
const set: number[] = [];

export function now(): number {
  return unpaused() + ahead;
}

/** A test that stops or moves the clock itself means exactly that. */
function unpaused(): number {
  const real = Date.now();
  passed += (real - seen) / (jest.isMockFunction(Date.now) ? 1 : SLOWER);
  seen = real;
  return passed;
}

/** Pauses at the same time pass at the same time, and the shortest ends first. */
export function pause(milliseconds: number, over?: AbortSignal): Promise<void> {
  paused.push(milliseconds);
  return new Promise((resolve, reject) => {
    sleepers.push({ until: now() + milliseconds, wake: () => (over?.aborted ? reject(new Error('the run is over')) : resolve()) });
    // Others that wait for their turn get it first, as in a real pause.
    setImmediate(wakeEarliest);
  });
}

const sleepers: { readonly until: number; readonly wake: () => void }[] = [];

function wakeEarliest(): void {
  const [earliest] = sleepers.sort((one, other) => one.until - other.until).splice(0, 1);
  if (earliest === undefined) return;
  if (!still) ahead = Math.max(ahead, earliest.until - unpaused());
  earliest.wake();
}

export function startTimer(milliseconds: number, ring: () => void): () => void {
  set.push(milliseconds);
  // Nothing waits for an alarm that a test leaves.
  const timer = setTimeout(ring, Math.min(milliseconds * SLOWER, patience)).unref();
  return () => clearTimeout(timer);
}

/** The milliseconds of every pause since the last call. */
export function pauses(): number[] {
  return paused.splice(0);
}

/** The milliseconds of every timer since the last call. */
export function timers(): number[] {
  return set.splice(0);
}

/**
 * Whether pauses take no time of the run. If many want the same thing, the time between them is that of their requests.
 */
export function standStill(stands: boolean): void {
  still = stands;
}

/** Lets every timer ring after at most that many milliseconds; undefined means as late as everything else. */
export function hurry(milliseconds: number | undefined): void {
  patience = milliseconds ?? Number.POSITIVE_INFINITY;
}
