import type { Listing } from './check.ts';

/** The row of this build in the table of listings. */
export function readListing(page: string, build: string): Listing | undefined {
  const row = page
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .find((cells) => cells.length === COLUMNS && cells[0] === `\`${build}\``);
  const [, title = '', description = '', category = '', homepage = ''] = row ?? [];
  return row === undefined
    ? undefined
    : { title, description, category: category.replaceAll('`', ''), homepage: homepage.replaceAll('`', '') };
}

/** Of the table: build, title, description, category, homepage. */
const COLUMNS = 5;
