const MOST = 1000;
/** The same words at so many times or in so many zones. */
const MOST_OF_TEXT = 50;

/**
 * Remembers what a pure reading of a text gave: a conversation is read again with each new message, and its old turns
 * must not be worked through each time. Emptied when full, so memory stays bounded. Callers must not change what they
 * are given.
 */
export function rememberByText<Rest extends readonly (string | number)[], T>(
  read: (text: string, ...rest: Rest) => T,
): (text: string, ...rest: Rest) => T {
  // By the text first: its hash is kept with the string, that of a joined key is made anew each time.
  const known = new Map<string, Map<string, { result: T }>>();
  return (text, ...rest) => {
    const key = rest.length === 0 ? '' : rest.join('\u0000');
    const before = known.get(text)?.get(key);
    if (before) return before.result;
    const result = read(text, ...rest);
    if (known.size >= MOST) known.clear();
    const ofText = known.get(text) ?? new Map<string, { result: T }>();
    if (ofText.size >= MOST_OF_TEXT) ofText.clear();
    known.set(text, ofText.set(key, { result }));
    return result;
  };
}
