import { readFileSync, writeFileSync } from 'node:fs';

/** Markers of the part of a page that a measurement writes. */
const markers = (name) => [`<!-- bench ${name} -->`, `<!-- /bench ${name} -->`];

/**
 * Puts a text in the place of what stands between the markers of a name.
 * @throws where the page lacks them
 */
export function replacePart(page, name, text) {
  const [opening, closing] = markers(name);
  const [start, end] = [page.indexOf(opening), page.indexOf(closing)];
  if (start === -1 || end < start) throw new Error(`There is no place for ${name}: a line ${opening} and, below, a line ${closing}.`);
  return `${page.slice(0, start + opening.length)}\n\n${text.trim()}\n\n${page.slice(end)}`;
}

/** The same in a file. With no text, only whether it could be done. */
export function writePart(path, name, text) {
  const page = readFileSync(path, 'utf8');
  const replaced = replacePart(page, name, text ?? '');
  if (text !== undefined) writeFileSync(path, replaced);
}
