/** How much of the definition the platform copies in every run. */
import { loadBuiltApp } from '../sandbox/zapier/built_app.ts';

export interface DefinitionSize {
  readonly properties: number;
  readonly objects: number;
  /** As JSON, without its functions. */
  readonly bytes: number;
}

export async function definitionSize(): Promise<DefinitionSize> {
  const app = await loadBuiltApp();
  return { ...counted(app), bytes: Buffer.byteLength(JSON.stringify(app)) };
}

function counted(value: unknown): Omit<DefinitionSize, 'bytes'> {
  if (typeof value !== 'object' || value === null) return { properties: 0, objects: 0 };
  const parts = Object.values(value).map(counted);
  const sum = (key: 'properties' | 'objects'): number => parts.reduce((all, part) => all + part[key], 0);
  return { properties: parts.length + sum('properties'), objects: 1 + sum('objects') };
}
