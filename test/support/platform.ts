import type { Backend } from '../../src/backends/backend.ts';
import { contactsApi } from '../../src/backends/contacts_api/index.ts';
import { connect, type Input, type Run } from '../../src/operation.ts';
import { platform } from './client.ts';

/** A run without a service: its backend is a real one, with the given parts instead of its own. */
export async function runWith(parts: Partial<Backend>, input: Input = {}): Promise<Run> {
  const z = await platform();
  const backend: Backend = { ...contactsApi, ...parts };
  const authData = { account_type: backend.key, access_token: 'token', location_id: 'location' };
  return { z, backend, connection: connect(z, backend, authData, 'America/Chicago'), input, meta: {} };
}
