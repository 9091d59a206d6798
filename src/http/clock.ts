/** The time of a run and all waiting, in one place, so that tests can replace the clock and wait without waiting. */

/** Milliseconds since 1970. */
export function now(): number {
  return Date.now();
}

/** Waits for this many milliseconds. Fails at once when `over` is aborted, because nothing may follow after a run. */
export function pause(milliseconds: number, over?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      stop();
      reject(new Error('the run is over'));
    };
    const stop = startTimer(milliseconds, () => {
      over?.removeEventListener('abort', giveUp);
      resolve();
    });
    over?.addEventListener('abort', giveUp, { once: true });
    if (over?.aborted) giveUp();
  });
}

/**
 * Calls `ring` after this many milliseconds, unless the returned function is called first. A forgotten timer would keep
 * the process awake.
 */
export function startTimer(milliseconds: number, ring: () => void): () => void {
  const timer = setTimeout(ring, milliseconds);
  return () => clearTimeout(timer);
}
