/** When to remind of a promise: `leadMs` before it is due, but never before half of the time it gave has passed. */
export function remindAt({ saidAt, due }: { saidAt: number; due: number }, leadMs: number): number {
  return due - Math.min(leadMs, Math.max(0, due - saidAt) / 2);
}
