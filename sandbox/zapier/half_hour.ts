/** A time zone whose clocks have just begun an hour, and that hour, 0 to 23: what happens then can be seen at any time. */
export function begunHour(now: number): { readonly timezone: string; readonly hour: string } {
  const clocks = ['UTC', 'Asia/Kolkata', 'Asia/Kathmandu'].map((timezone) => {
    const [hour = '', minute = ''] = new Date(now).toLocaleTimeString('en-GB', { timeZone: timezone }).split(':');
    return { timezone, hour: String(Number(hour)), minute: Number(minute) };
  });
  const [earliest = { timezone: 'UTC', hour: '0' }] = clocks.sort((one, other) => one.minute - other.minute);
  return { timezone: earliest.timezone, hour: earliest.hour };
}

/** YYYY-MM-DD on the clocks of the zone. */
export function dayIn(timezone: string, now: number): string {
  return new Date(now).toLocaleDateString('sv-SE', { timeZone: timezone });
}
