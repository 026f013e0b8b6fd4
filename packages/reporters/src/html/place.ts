import { formatLocation, type Location } from '@factorlint/core';
import { sourceAddress, type FormatOptions } from '../format-options.js';
import { markup, type Markup } from './markup.js';

/** A place as code, with a link where the file can be seen. */
export function placeLink(location: Location, options: FormatOptions): Markup {
  if (location.path === '.' || location.path === '') return markup`<span class="place">the repository</span>`;
  const text = formatLocation(location);
  const address = sourceAddress(location.path, location.range?.start.line, options);
  const code = markup`<code class="place">${text}</code>`;
  return address === undefined ? code : markup`<a href="${address}">${code}</a>`;
}
