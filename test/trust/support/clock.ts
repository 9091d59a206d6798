/** The moment at which every case begins, in milliseconds since 1970: a real one, at which the sandbox's tokens are good. */
export const BEGINNING = Math.floor(Date.now() / 1000) * 1000;

/** Holds all clocks still, that of the run apart: it goes on by its pauses, and nobody waits for real. */
export function holdClocks(): void {
  jest.spyOn(Date, 'now').mockReturnValue(BEGINNING);
  // Pauses are random between nothing and a limit: here always nearly the limit, so that every run is the same.
  jest.spyOn(Math, 'random').mockReturnValue(0.999);
}
