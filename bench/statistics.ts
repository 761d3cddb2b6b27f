/** The value at `share` (0 to 1) of the sorted sample, by the nearest rank; NaN for an empty sample. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const rank = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[rank] ?? Number.NaN;
}

export function median(sample: readonly number[]): number {
  return quantile(sample, 0.5);
}

/** The right mean for ratios: independent of which side is the denominator. NaN for an empty sample. */
export function geometricMean(ratios: readonly number[]): number {
  const logarithms = ratios.map((ratio) => Math.log(ratio));
  return Math.exp(logarithms.reduce((sum, value) => sum + value, 0) / logarithms.length);
}

/** The median ratio of samples that were taken in the same round: a machine that slows down slows both. */
export function pairedRatio(samples: readonly number[], reference: readonly number[]): number {
  const rounds = Math.min(samples.length, reference.length);
  return median(Array.from({ length: rounds }, (_, round) => (samples[round] ?? 0) / (reference[round] ?? 0)));
}

/** How far the slowest and the fastest of a sample are apart, as a share of the median. */
export function spread(sample: readonly number[]): number {
  return (quantile(sample, 1) - quantile(sample, 0)) / median(sample);
}

/** How much y grows per x, by least squares; NaN for fewer than two points. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
