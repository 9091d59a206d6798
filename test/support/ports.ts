import type { Backend } from '../../src/backends/backend.ts';

/** Everything that a backend declares beyond what each must have. */
export function declaredBy(backend: Backend): {
  readonly ports: readonly string[];
  readonly recent: boolean;
  readonly phoneCountry: boolean;
} {
  const {
    key: _key,
    label: _label,
    choice: _choice,
    signIn: _signIn,
    service: _service,
    inputs: _inputs,
    words: _words,
    example: _example,
    contacts: _contacts,
    changes,
    phoneCountry,
    forConnection: _forConnection,
    limitedTo: _limitedTo,
    ...ports
  } = backend;
  return { ports: Object.keys(ports).sort(), recent: changes.recent !== undefined, phoneCountry: phoneCountry !== undefined };
}
