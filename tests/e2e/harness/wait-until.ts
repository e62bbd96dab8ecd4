import assert from 'node:assert/strict';

/** Waits until the value satisfies the condition; the error shows the value last seen. */
export async function waitUntil<T>(
  what: string,
  look: () => Promise<T> | T,
  accept: (value: T) => boolean,
  timeout = 8000,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await look();
    if (accept(value)) return value;
    if (Date.now() > end) assert.fail(`Waited ${timeout} ms in vain for ${what}. Last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
