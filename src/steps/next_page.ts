import { problemForBadPage } from '../backends/paging.ts';
import type { ContactQuery } from '../contacts/query.ts';
import type { Input } from '../operation.ts';
import { readText } from './read_input.ts';

/** A search and where it continues: everything that the next page needs, including every condition. */
export interface Progress {
  readonly query: ContactQuery;
  readonly cursor: string | null;
  readonly limit: number;
}

/** The progress as a text that Zapier passes on unchanged. */
export function encodePage(progress: Progress): string {
  return Buffer.from(JSON.stringify(progress)).toString('base64url');
}

/** The progress in the Page field; undefined if it's blank. A text that isn't from a search is refused. */
export function decodePage(input: Input): Progress | undefined {
  const page = readText(input, 'page');
  if (page === undefined) return undefined;
  const progress = json(Buffer.from(page, 'base64url').toString());
  if (isProgress(progress)) return progress;
  throw problemForBadPage();
}

const TEXTS = ['text', 'email', 'phone', 'name', 'tag', 'folder_id', 'source', 'business_id', 'owner_id', 'updated_after'];
const PAGE_LIMIT = 1000;

// Checked by hand: a zod schema would have to be loaded at every start.
function isProgress(value: unknown): value is Progress {
  if (!isRecord(value) || !isRecord(value.query)) return false;
  const { query, cursor, limit } = value;
  const texts = Object.entries(query).every(([key, part]) =>
    key === 'custom_field' ? isCustom(part) : TEXTS.includes(key) && typeof part === 'string',
  );
  return (
    texts && (cursor === null || typeof cursor === 'string') && Number.isInteger(limit) && Number(limit) >= 1 && Number(limit) <= PAGE_LIMIT
  );
}

function isCustom(value: unknown): boolean {
  return isRecord(value) && typeof value.id === 'string' && typeof value.value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function json(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
