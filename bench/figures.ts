export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A quarter of the runs took less. On a busy machine, the other runs measure the machine. */
export function quick(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 4)] ?? Number.NaN;
}

export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** A Markdown table, with the keys of the first row as its head. */
export function table(rows: readonly object[]): string {
  const keys = Object.keys(rows[0] ?? {});
  const cells = [keys.map((key) => key.replaceAll('_', ' ')), ...rows.map((row) => keys.map((key) => shown(Reflect.get(row, key))))];
  const widths = keys.map((_, column) => Math.max(3, ...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return lines.join('\n');
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 3 }) : String(value);
}
