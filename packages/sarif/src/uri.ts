/**
 * A path as a relative URI reference (RFC 3986): nothing in it can be taken for a query, a fragment or a scheme, and decoding it gives
 * the path again.
 * @param path with forward slashes
 */
export function uriOf(path: string): string {
  // A lone half of a surrogate pair has no UTF-8.
  const encoded = encodeURI(path.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/[#?]/g, (character) => (character === '#' ? '%23' : '%3F'));
  const slash = encoded.indexOf('/');
  const first = slash < 0 ? encoded : encoded.slice(0, slash);
  return first.replaceAll(':', '%3A') + encoded.slice(first.length);
}
