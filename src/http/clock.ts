/** The time of a run and all waiting, in one place: tests put a clock of their own here and wait without waiting. */

/** Milliseconds since 1970. */
export function now(): number {
  return Date.now();
}

/** Waits for as many milliseconds; fails at once when `over` is aborted, because after a run nothing may follow. */
export function pause(milliseconds: number, over?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      stop();
      reject(new Error('the run is over'));
    };
    const stop = alarm(milliseconds, () => {
      over?.removeEventListener('abort', giveUp);
      resolve();
    });
    over?.addEventListener('abort', giveUp, { once: true });
    if (over?.aborted) giveUp();
  });
}

/** Rings after as many milliseconds, unless the function that it returns is called first. A timer that is left behind would keep the process awake. */
export function alarm(milliseconds: number, ring: () => void): () => void {
  const timer = setTimeout(ring, milliseconds);
  return () => clearTimeout(timer);
}
