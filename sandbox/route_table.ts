import { TrieRouter } from 'hono/router/trie-router';

/** What a path means, and its named parts, still percent-encoded. */
export interface RouteMatch<Target> {
  readonly target: Target;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The routes of one vendor's service, matched by Hono's router: the first that fits wins, `:name` stands for one segment. Only the paths are
 * Hono's: a service gets the bytes of a request and gives those of a response, which Fetch's own objects would change on the way.
 */
export class RouteTable<Target> {
  readonly #router = new TrieRouter<Target>();

  /** Each with its method; `ALL` where the target looks at the method itself. */
  constructor(routes: Iterable<readonly [method: string, path: string, target: Target]>) {
    for (const [method, path, target] of routes) this.#router.add(method, path, target);
  }

  find(method: string, path: string): RouteMatch<Target> | undefined {
    const [first] = this.#router.match(method, path)[0];
    if (first === undefined) return undefined;
    const [target, parameters] = first;
    return { target, parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)])) };
  }
}
