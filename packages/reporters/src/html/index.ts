import { createHash } from 'node:crypto';
import type { Report } from '@factorlint/core';
import { findingsOf, violationsOf } from '../findings/told.js';
import type { FormatOptions } from '../format-options.js';
import { SITE } from '../site.js';
import { excerpts } from '../source/excerpt-lines.js';
import { scriptText, styleText } from './assets.js';
import { checklistSection } from './checklist.js';
import { environmentSection } from './environment.js';
import { filterForm } from './filters.js';
import { glanceSection, pageHead } from './glance.js';
import { markup, trusted } from './markup.js';
import { modelSection } from './model.js';
import type { HtmlPage } from './page.js';
import { problemsSection } from './problems.js';

/** Characters of a quoted line. */
const WIDTH = 160;

/**
 * The report as one page of HTML that needs nothing else: no network, which its policy forbids, and no script, which only filters. Its
 * excerpts hold no secret that the report knows of.
 */
export function html(report: Report, options: FormatOptions): string {
  const page: HtmlPage = { report, options, excerpt: excerpts(report, options.read, WIDTH), ids: idsOf(report) };
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(styleText)}'`,
    `script-src '${hashOf(scriptText)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const count = violationsOf(report).length;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="factorlint ${report.tool.version}">
<title>${options.name ?? 'Report'} – twelve-factor report</title>
<style>${trusted(styleText)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${pageHead(page)}<nav aria-label="Sections"><ul><li><a href="#glance">At a glance</a></li><li><a href="#findings">Findings <span class="aside">${count}</span></a></li><li><a href="#model">Deploy model</a></li><li><a href="#environment">Environment</a></li></ul></nav>
<main>
${glanceSection(page)}<section id="findings" aria-labelledby="findings-heading">
<h2 id="findings-heading">Checklist and findings</h2>
${filterForm(page)}${checklistSection(page)}</section>
${modelSection(page)}${environmentSection(page)}${problemsSection(page)}</main>
<footer><p>Made by <a href="${SITE}">factorlint</a> ${report.tool.version}. Silence proves nothing: what is upheld has evidence, and what nobody could look at is told.</p></footer>
<script>${trusted(scriptText)}</script>
</body>
</html>
`.source;
}

/** `finding-1`, `finding-2`: the same report gives the same. */
function idsOf(report: Report): HtmlPage['ids'] {
  return new Map(findingsOf(report).map(({ finding }, index) => [finding, `finding-${index + 1}`]));
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
