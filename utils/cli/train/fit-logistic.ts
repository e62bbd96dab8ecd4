/** Solves a small symmetric system in place by elimination with row exchange. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const top = rows[pivot];
    const here = rows[column];
    if (top === undefined || here === undefined) continue;
    rows[pivot] = here;
    rows[column] = top;
    for (let row = 0; row < size; row += 1) {
      const line = rows[row];
      if (row === column || line === undefined) continue;
      const factor = (line[column] ?? 0) / (top[column] || 1e-12);
      for (let k = column; k <= size; k += 1) line[k] = (line[k] ?? 0) - factor * (top[k] ?? 0);
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] || 1e-12));
}

/**
 * Logistic regression with few inputs by Newton's method: weights, then the bias. `ridge` pulls the weights (not the
 * bias) to 0, and more so where examples are few.
 */
export function fitLogistic(inputs: readonly (readonly number[])[], truth: Uint8Array, ridge: number): number[] {
  const width = (inputs[0]?.length ?? 0) + 1;
  let beta = new Array<number>(width).fill(0);
  for (let round = 0; round < 25; round += 1) {
    const gradient = beta.map((weight, k) => (k === width - 1 ? 0 : ridge * weight));
    const hessian = beta.map((_, k) => beta.map((__, j) => (k === j ? (k === width - 1 ? 1e-9 : ridge + 1e-9) : 0)));
    inputs.forEach((input, row) => {
      let sum = beta[width - 1] ?? 0;
      for (let k = 0; k < width - 1; k += 1) sum += (beta[k] ?? 0) * (input[k] ?? 0);
      const p = 1 / (1 + Math.exp(-sum));
      const slope = Math.max(1e-6, p * (1 - p));
      for (let k = 0; k < width; k += 1) {
        const x = k === width - 1 ? 1 : (input[k] ?? 0);
        if (x === 0) continue;
        gradient[k] = (gradient[k] ?? 0) + (p - (truth[row] ?? 0)) * x;
        const line = hessian[k];
        if (line === undefined) continue;
        for (let j = 0; j < width; j += 1) {
          line[j] = (line[j] ?? 0) + slope * x * (j === width - 1 ? 1 : (input[j] ?? 0));
        }
      }
    });
    const move = solve(hessian, gradient);
    beta = beta.map((weight, k) => weight - (move[k] ?? 0));
    if (Math.max(...move.map(Math.abs)) < 1e-6) break;
  }
  return beta;
}
