const MOST = 1000;

/**
 * Remembers what a pure reading of a text gave: a conversation is read again with each new message, and its old turns
 * must not be worked through each time. Emptied when full, so memory stays bounded. Callers must not change what they
 * are given.
 */
export function rememberByText<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { result: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.result;
    const result = read(text);
    if (known.size >= MOST) known.clear();
    known.set(text, { result });
    return result;
  };
}
