/** The middle of the values; between the two middle ones where their number is even. NaN without values. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @returns {{ median: number, min: number, max: number }} */
export function spread(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * The exponent and the factor of the power law that fits the points best (least squares of the logarithms):
 * y = factor · x^exponent. An exponent of 1 is linear growth.
 * @param {readonly { x: number, y: number }[]} points at least two of different x, all above zero
 */
export function powerLaw(points) {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (of) => logs.reduce((sum, point) => sum + of(point), 0) / logs.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const exponent = mean(({ x, y }) => (x - meanX) * (y - meanY)) / mean(({ x }) => (x - meanX) ** 2);
  return { exponent, factor: Math.exp(meanY - exponent * meanX) };
}
