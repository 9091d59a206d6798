/**
 * The moment at which every case begins, in milliseconds since 1970. It's a real one, so that the sandbox's tokens are
 * valid.
 */
export const BEGINNING = Math.floor(Date.now() / 1000) * 1000;

/** Stops all clocks except that of the run, which advances by its pauses, without real waiting. */
export function holdClocks(): void {
  jest.spyOn(Date, 'now').mockReturnValue(BEGINNING);
  // Pauses are random between zero and a limit. Here they are always close to the limit, so that every run is the same.
  jest.spyOn(Math, 'random').mockReturnValue(0.999);
}
