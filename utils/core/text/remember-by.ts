/**
 * Remembers what a pure reading of an object gave, for as long as the object lives. Callers must change neither the
 * object nor what they are given.
 */
export function rememberBy<Key extends object, T>(read: (key: Key) => T): (key: Key) => T {
  const known = new WeakMap<Key, { result: T }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.result;
    const result = read(key);
    known.set(key, { result });
    return result;
  };
}
