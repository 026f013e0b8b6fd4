import type { Report } from '@factorlint/core';
import { jsonText } from '../json.js';
import { displayWidth } from '../text/width.js';
import { xmlText, xmlValue } from '../text/xml.js';
import { tallyFactors, tallyReport } from '../tally.js';

const LABEL = 'twelve-factor';
/** Of the service's own names, with what they stand for. Source: shields.io, "Endpoint Badge". */
const COLORS = { brightgreen: '#2c7a0b', yellowgreen: '#5f6f00', yellow: '#946c00', red: '#c0392b', lightgrey: '#6b6f73' } as const;

interface Badge {
  readonly message: string;
  readonly color: keyof typeof COLORS;
}

function badgeOf(report: Report): Badge {
  const { upheld, concerned } = tallyFactors(report);
  if (concerned === 0) return { message: 'nothing to judge', color: 'lightgrey' };
  const { error, warning, failures } = tallyReport(report);
  const color = error > 0 || failures > 0 ? 'red' : warning > 0 ? 'yellow' : upheld < concerned ? 'yellowgreen' : 'brightgreen';
  return { message: `${upheld} of ${concerned} factors upheld`, color };
}

/** What the service shields.io asks of an endpoint. Ends with a line feed. */
export function badgeJson(report: Report): string {
  const { message, color } = badgeOf(report);
  return jsonText({ schemaVersion: 1, label: LABEL, message, color });
}

const HEIGHT = 20;
const MARGIN = 7;
/** Of a character of 11 pixels in the fonts named; `textLength` makes it exact. */
const CHARACTER = 6.4;

/** A picture that needs no service. Ends with a line feed. */
export function badgeSvg(report: Report): string {
  const { message, color } = badgeOf(report);
  const [left, right] = [LABEL, message].map((text) => Math.round(displayWidth(text) * CHARACTER) + 2 * MARGIN) as [number, number];
  const title = `${LABEL}: ${message}`;
  const text = (content: string, x: number, width: number) =>
    `<text x="${x}" y="14" textLength="${width - 2 * MARGIN}" lengthAdjust="spacingAndGlyphs">${xmlText(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-label="${xmlValue(title)}">`,
    `<title>${xmlText(title)}</title>`,
    `<clipPath id="r"><rect width="${left + right}" height="${HEIGHT}" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)"><rect width="${left}" height="${HEIGHT}" fill="#454a50"/>`,
    `<rect x="${left}" width="${right}" height="${HEIGHT}" fill="${COLORS[color]}"/></g>`,
    `<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">`,
    text(LABEL, left / 2, left),
    text(message, left + right / 2, right),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
