const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|[+-]\d{2}:?\d{2})$/i;
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const MINUTE = 60_000;

/**
 * Milliseconds since the epoch, or null where the label is not exact. Only ISO 8601 with a zone and epoch numbers
 * are taken: a localised date means different days to different readers.
 * `seenLive` is the time at which the row was seen to appear; a bare `HH:MM` that equals it is today's.
 */
export function readTime(label: string | null, seenLive: number | null): number | null {
  if (label === null) return null;
  const text = label.trim();
  if (/^\d{13}$/.test(text)) return Number(text);
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  const iso = ISO.exec(text);
  if (iso) {
    const zone = /^[+-]\d{4}$/.test(iso[3] ?? '') ? `${iso[3]?.slice(0, 3)}:${iso[3]?.slice(3)}` : iso[3];
    const at = Date.parse(`${iso[1]}T${iso[2]}${zone?.toUpperCase()}`);
    return Number.isFinite(at) ? at : null;
  }
  const clock = CLOCK.exec(text);
  if (clock && seenLive !== null) {
    const day = new Date(seenLive);
    day.setHours(Number(clock[1]), Number(clock[2]), 0, 0);
    if (Math.abs(day.getTime() - seenLive) <= 2 * MINUTE) return Math.min(day.getTime(), seenLive);
  }
  return null;
}
