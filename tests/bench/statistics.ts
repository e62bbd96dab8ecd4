/** The value below which `share` (0…1) of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

export interface Measured {
  name: string;
  value: number;
  unit: string;
  /** What the figure must not exceed; absent where it is only for information. */
  limit?: number;
  /** The same work measured another way in the same run. */
  note?: string;
}

export function table(rows: readonly Measured[]): string {
  const lines = rows.map(({ name, value, unit, limit, note }) => {
    const figure = `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ${unit}`;
    const verdict = limit === undefined ? '' : value <= limit ? `ok (≤ ${limit})` : `TOO MUCH (> ${limit})`;
    return `${name.padEnd(58)}${figure.padStart(14)}  ${verdict.padEnd(20)}${note ?? ''}`;
  });
  return lines.join('\n');
}
