/** The moment at which every case begins, in milliseconds since 1970: a real one, at which the sandbox's tokens are good. */
export const BEGINNING = Math.floor(Date.now() / 1000) * 1000;

let now = BEGINNING;

/** Holds all clocks still until the code under test waits: then they jump to the end of the wait. Nobody waits for real. */
export function holdClocks(): void {
  now = BEGINNING;
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  // Pauses are random between nothing and a most: here always nearly the most, so that every run is the same.
  jest.spyOn(Math, 'random').mockReturnValue(0.999);
}

/** Takes the place of every pause of the connector. */
export async function jump(milliseconds: number): Promise<void> {
  now += Math.max(1, Math.ceil(milliseconds));
}
