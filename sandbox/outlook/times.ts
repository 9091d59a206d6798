/** Exchange stores whole seconds. */
export const wholeSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000) * 1000;

/** `2026-01-31T09:30:00Z` */
export const inSeconds = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** `2026-01-31T09:30:00.1230000`: To Do writes seven digits; the zone has its own field or is added. */
export const inTicks = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 23)}0000`;

/** A date-time with its offset, or undefined. */
export function instant(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i.test(text)) return undefined;
  return validTime(Date.parse(text));
}

/** An existing day, as midnight UTC; undefined otherwise (Date.parse takes 30 February for 2 March). */
export function day(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const midnight = validTime(Date.parse(`${text}T00:00:00Z`));
  return midnight !== undefined && new Date(midnight).toISOString().startsWith(text) ? midnight : undefined;
}

function validTime(milliseconds: number): number | undefined {
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
