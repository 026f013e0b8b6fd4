const slugs = new Map<string, string>();

/** The harbour's name in a URL. Remembered, since it depends on nothing but the name. */
export function slug(harbour: string): string {
  const known = slugs.get(harbour);
  if (known !== undefined) return known;
  const made = harbour.normalize('NFD').toLowerCase().replaceAll(/[^a-z]+/g, '-');
  slugs.set(harbour, made);
  return made;
}
