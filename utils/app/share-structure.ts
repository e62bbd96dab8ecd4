/**
 * Returns `next` with every part that equals `previous` replaced by the previous object.
 * A state that crossed a message channel is a fresh copy each time; without this every
 * narrow selector would see a change and the whole panel would render on each keystroke.
 */
export function shareStructure<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) {
    const shared = next.map((item, index) => shareStructure(previous[index], item));
    const same = previous.length === next.length && shared.every((item, index) => Object.is(item, previous[index]));
    return (same ? previous : shared) as T;
  }
  if (!isPlainObject(previous) || !isPlainObject(next)) return next;
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(previous).length;
  const shared = keys.map((key): [string, unknown] => {
    const known = Object.hasOwn(previous, key);
    const value = known ? shareStructure(previous[key], next[key]) : next[key];
    if (!known || !Object.is(value, previous[key])) same = false;
    return [key, value];
  });
  // fromEntries, because a key named `__proto__` in page data must stay plain data.
  return (same ? previous : Object.fromEntries(shared)) as T;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
