import type { Adapter } from 'oidc-provider';

type Payload = Record<string, unknown>;

/** The storage for oidc-provider's records: maps that live as long as the sandbox. */
export function memoryAdapters(): (model: string) => Adapter {
  const models = new Map<string, Map<string, Payload>>();
  return (model) => {
    const records = models.get(model) ?? new Map<string, Payload>();
    models.set(model, records);
    const first = (key: string, value: string): Payload | undefined => [...records.values()].find((payload) => payload[key] === value);
    return {
      upsert: async (id, payload) => void records.set(id, payload),
      find: async (id) => records.get(id),
      findByUid: async (uid) => first('uid', uid),
      findByUserCode: async (code) => first('userCode', code),
      consume: async (id) => {
        const payload = records.get(id);
        // Entra returns a new refresh token with each use, but the old one works until it expires.
        if (payload !== undefined && model !== 'RefreshToken') payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => void records.delete(id),
      revokeByGrantId: async (grantId) => {
        for (const kept of models.values()) {
          for (const [id, payload] of kept) if (payload.grantId === grantId) kept.delete(id);
        }
      },
    };
  };
}
