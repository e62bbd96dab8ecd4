/** The probability from which a label is best called: highest F on turns that the weights did not see. */
export function bestThreshold(chances: Float64Array, truth: Uint8Array): number {
  const order = [...chances.keys()].sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  const positives = truth.reduce((sum, value) => sum + value, 0);
  let hits = 0;
  let best = 0;
  let threshold = 0.5;
  order.forEach((row, place) => {
    hits += truth[row] ?? 0;
    const f = (2 * hits) / (place + 1 + positives);
    if (f > best) {
      best = f;
      threshold = chances[row] ?? 0.5;
    }
  });
  return Math.min(0.8, Math.max(0.05, threshold));
}
