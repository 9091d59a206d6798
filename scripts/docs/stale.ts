import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What is wrong with the pages in a folder, one message each; empty if they match the code. */
export function stalePages(folder: string, pages: ReadonlyMap<string, string>): string[] {
  const there = existsSync(folder) ? readdirSync(folder) : [];
  const wrong = [...pages].flatMap(([name, text]) => {
    if (!there.includes(name)) return [`${name} is missing.`];
    const line = firstDifference(readFileSync(path.join(folder, name), 'utf8'), text);
    return line === 0 ? [] : [`${name} is stale: line ${line} differs from what the code says.`];
  });
  return [...wrong, ...there.filter((name) => !pages.has(name)).map((name) => `${name} isn’t generated anymore.`)];
}

/** Makes the folder hold exactly these pages. */
export function writePages(folder: string, pages: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of pages) writeFileSync(path.join(folder, name), text);
}

/** 1 for the first line; 0 if there's no difference. */
function firstDifference(one: string, other: string): number {
  if (one === other) return 0;
  const lines = other.split('\n');
  const index = one.split('\n').findIndex((line, number) => line !== lines[number]);
  return (index === -1 ? one.split('\n').length : index) + 1;
}
