import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';

export type { Sandbox } from '../../sandbox/server.ts';

/** The API's response: its status, headers and parsed body. */
export interface Responded {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One account of a sandbox, over a real socket. */
export interface Caller {
  readonly sandbox: Sandbox;
  readonly location: string;
  readonly token: string;
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string | undefined>>): Promise<Responded>;
  close(): Promise<void>;
}

/** Starts its own sandbox; `service` is the account type to call. */
export async function openSandbox(options: SandboxOptions = {}, service: 'contacts_api' | 'highlevel' = 'highlevel'): Promise<Caller> {
  const sandbox = await startSandbox({ size: 30, ...options });
  const { access_token: token = '', location_id: location = '' } = sandbox.connections()[service] ?? {};
  return {
    sandbox,
    location,
    token,
    call: (method, path, body, headers = {}) =>
      ask(`${sandbox.url}/${service}${path}`, method, body, { authorization: `Bearer ${token}`, version: '2021-07-28', ...headers }),
    close: () => sandbox.close(),
  };
}

async function ask(url: string, method: string, body: unknown, headers: Readonly<Record<string, string | undefined>>): Promise<Responded> {
  const kept = Object.entries(headers).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  const response = await fetch(url, {
    method,
    headers: [...kept, ...(body === undefined ? [] : [['content-type', 'application/json'] satisfies [string, string]])],
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}
