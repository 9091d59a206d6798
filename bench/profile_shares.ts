import { type Profiler, Session } from 'node:inspector/promises';

/** Whose code the processor ran. */
export const PLACES = [
  'our code',
  'our chunks, loaded',
  'the platform: the definition',
  'the platform: the rest',
  'Node and the engine',
] as const;

export type Place = (typeof PLACES)[number];

/** Milliseconds of one run. */
export type Shares = Readonly<Record<Place, number>>;

const INTERVAL_MICROSECONDS = 200;

/** Does the work, and says where its time went; `runs` is how often it does the same. */
export async function profiled<T>(work: () => Promise<T>, runs: number): Promise<{ readonly result: T; readonly shares: Shares }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROSECONDS });
  await session.post('Profiler.start');
  const result = await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { result, shares: sharesOf(profile, runs) };
}

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, runs: number): Shares {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const stackOf = (id: number): readonly Profiler.ProfileNode[] => {
    const node = byId.get(id);
    const parent = parents.get(id);
    return node === undefined ? [] : [node, ...(parent === undefined ? [] : stackOf(parent))];
  };
  const places = new Map(nodes.map(({ id }) => [id, placeOf(stackOf(id))]));
  const shares = Object.fromEntries(PLACES.map((place) => [place, 0])) as Record<Place, number>;
  for (const [index, id] of samples.entries()) {
    const place = places.get(id) ?? null;
    if (place !== null) shares[place] += (timeDeltas[index] ?? 0) / 1000 / runs;
  }
  return shares;
}

/** Null if the process waited, or was busy with the profile itself. The stack begins with the running function. */
function placeOf(stack: readonly Profiler.ProfileNode[]): Place | null {
  const frames = stack.map(({ callFrame }) => callFrame);
  if (frames.some(({ functionName, url }) => functionName === '(idle)' || url.startsWith('node:inspector'))) return null;
  if (frames.some(({ url }) => url.startsWith('node:internal/modules'))) return 'our chunks, loaded';
  // Lodash and Node work for whoever called them.
  const caller = frames.find(({ url }) => url !== '' && !url.startsWith('node:') && !url.includes('/node_modules/lodash/'));
  if (caller === undefined) return 'Node and the engine';
  if (/\/zapier-platform-core\/src\/tools\/(?:data|schema|resolve-method-path|create-lambda-handler)\.js$/.test(caller.url))
    return 'the platform: the definition';
  return caller.url.includes('/node_modules/') ? 'the platform: the rest' : 'our code';
}
