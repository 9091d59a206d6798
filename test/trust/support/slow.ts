import type { World } from '../../support/world.ts';

/** From now on, each request takes this long by all clocks, without real time. */
export function slow(world: World, milliseconds: number): void {
  const base = Date.now();
  const before = world.sandbox.requests.length;
  jest.spyOn(Date, 'now').mockImplementation(() => base + (world.sandbox.requests.length - before) * milliseconds);
}
