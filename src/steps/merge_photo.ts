import type { PlannedWrites } from '../backends/backend.ts';
import type { Conflict } from '../contacts/merge.ts';
import type { Run } from '../operation.ts';

/** What a merge does with the photo of the other contact: copied to a kept one without a photo, otherwise listed. */
export async function planPhoto({ backend, connection }: Run, keptId: string, otherId: string) {
  const { photo: port } = backend;
  const nothing: { copy: PlannedWrites; conflicts: Conflict[] } = { copy: async () => undefined, conflicts: [] };
  if (port === undefined || !(await port.exists(connection, otherId))) return nothing;
  const isPictured = await port.exists(connection, keptId);
  const lost = { ...nothing, conflicts: [{ field: 'photo', kept: isPictured ? 'a photo' : null, dropped: 'another photo' }] };
  const { set, limits } = port;
  if (set === undefined || limits === undefined) return lost;
  const [own, photo] = await Promise.all([isPictured ? port.get(connection, keptId) : null, port.get(connection, otherId)]);
  if (photo === null || own?.bytes.equals(photo.bytes)) return nothing;
  if (own !== null || !limits.types.includes(photo.contentType) || photo.bytes.length > limits.bytes) return lost;
  return { ...nothing, copy: () => set(connection, keptId, photo) };
}
