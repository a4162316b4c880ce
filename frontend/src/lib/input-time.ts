/** A time as an input of type datetime-local holds it: local, to the minute, "2026-01-31T09:30". */
export function inputTimeOf(timeMs: number): string {
  const local = timeMs - new Date(timeMs).getTimezoneOffset() * 60_000;
  return new Date(local).toISOString().slice(0, 16);
}
