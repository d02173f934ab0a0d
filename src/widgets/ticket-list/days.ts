/** Days of the reader's own calendar, and the instants at which they begin. */

const DAY = 86_400_000;

/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
function offset(at: number, zone: string | undefined): number {
  // Swedish writes dates as ISO does.
  const wall = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(at);
  return Date.parse(`${wall.replace(' ', 'T')}.000Z`) - Math.floor(at / 1000) * 1000;
}

/**
 * The instant at which a day begins.
 * @param day `2026-11-24`
 * @param zone IANA zone; the browser's when absent
 */
export function beginning(day: string, zone?: string): string {
  const wall = Date.parse(`${day}T00:00:00.000Z`);
  const near = wall - offset(wall, zone);
  return new Date(wall - offset(near, zone)).toISOString();
}

/** The day on which an instant falls. */
export function dayOf(instant: string, zone?: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...(zone === undefined ? {} : { timeZone: zone }) }).format(
    Date.parse(instant),
  );
}

/** The day so many days later. */
export function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY).toISOString().slice(0, 10);
}
