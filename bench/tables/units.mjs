/** Seconds as a reader wants them: `41 ms`, `1.23 s`, `41.2 s`. */
export function shownSeconds(seconds) {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
}

/** Bytes in megabytes of a million: `0.4 MB`, `41 MB`. */
export function shownBytes(bytes) {
  const megabytes = bytes / 1e6;
  return `${megabytes.toFixed(megabytes < 10 ? 1 : 0)} MB`;
}

export const shownCount = (count) => count.toLocaleString('en-US');

/** How much of another time a time is, in two digits: `0.0031×`, `0.31×`, `2.4×`, `58×`; whole above that. */
export function shownRatio(ratio) {
  return `${ratio < 10 ? ratio.toPrecision(2) : ratio.toFixed(0)}×`;
}
