const MOST = 1000;

/**
 * Remembers what a pure reading of a text gave: a conversation is read again with each new message, and its old turns
 * must not be worked through each time. Emptied when full, so memory stays bounded. Callers must not change what they
 * are given.
 */
export function rememberByText<Rest extends readonly (string | number)[], T>(
  read: (text: string, ...rest: Rest) => T,
): (text: string, ...rest: Rest) => T {
  const known = new Map<string, { result: T }>();
  return (text, ...rest) => {
    const key = rest.length === 0 ? text : `${rest.join('\u0000')}\u0000${text}`;
    const before = known.get(key);
    if (before) return before.result;
    const result = read(text, ...rest);
    if (known.size >= MOST) known.clear();
    known.set(key, { result });
    return result;
  };
}
