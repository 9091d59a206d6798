import { TrieRouter } from 'hono/router/trie-router';

/** The target of a path, and its named parts, still percent-encoded. */
export interface RouteMatch<Target> {
  readonly target: Target;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The routes of one vendor's service, matched by Hono's router: the first match wins, `:name` means one segment. Only
 * paths use Hono: a service gets a request's bytes and returns a response's bytes, which Fetch's own objects would
 * change.
 */
export class RouteTable<Target> {
  readonly #router = new TrieRouter<Target>();

  /** Each with its method; `ALL` if the target checks the method itself. */
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
