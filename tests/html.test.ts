/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { analyzeTree, inMemory, load, openDirectory } from '@factorlint/api';
import { html } from '@factorlint/reporters';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEEDS_CHROMIUM, startChromium } from './chromium.js';
import { ROOT } from './modules.js';

let browser: Browser | undefined;
let folder: string;
beforeAll(async () => {
  await load();
  folder = mkdtempSync(join(tmpdir(), 'factorlint-html-'));
  browser = await startChromium();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const HOSTILE = {
  'x"><img src=x onerror=alert(1)>.js': 'const dbPassword = "hunter2xyz"; // </script><script>document.title = 1</script>\n',
  '.env.example': '',
  'package.json': '{ "name": "<b>shop</b>", "dependencies": { "express": "5.0.0" } }\n',
};

/** The report of a fixture, or of files, opened as its reader would open it; what it asked of the network and complained of beside. */
async function open(of: string | Readonly<Record<string, string>>, options: BrowserContextOptions = {}) {
  const tree = typeof of === 'string' ? openDirectory(join(ROOT, 'test-fixtures', of)) : inMemory(of);
  const text = html(analyzeTree(tree), { read: (path) => tree.read(path), name: 'shop' });
  const path = join(folder, 'report.html');
  writeFileSync(path, text);
  const page = await (await browser!.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  const [asked, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => void asked.push(request.url()));
  page.on('console', (message) => void complaints.push(message.text()));
  page.on('pageerror', (error) => void complaints.push(error.message));
  const address = pathToFileURL(path).href;
  await page.goto(address);
  return { page, text, asked: asked.filter((url) => url !== address), complaints };
}

const visibleCount = (page: Page, selector: string) => page.locator(`${selector}:visible`).count();

describe('the HTML report in a browser', { timeout: 120_000 }, () => {
  it('asks the network for nothing, and its policy lets its own style and script through', async ({ skip }) => {
    if (!browser) return skip(NEEDS_CHROMIUM);
    const { page, asked, complaints } = await open('django-broken');
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
    expect(await page.locator('#filters').isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).toBe('1152px');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "hacked"';
      document.body.append(script);
    });
    expect(await page.title()).toBe('shop – twelve-factor report');
  });

  it('shows what is hostile as it is and obeys none of it', async ({ skip }) => {
    if (!browser) return skip(NEEDS_CHROMIUM);
    const { page, text, asked } = await open(HOSTILE);
    expect(asked).toEqual([]);
    expect(await page.title()).toBe('shop – twelve-factor report');
    expect(await page.locator('img, b, script:not(:last-of-type)').count()).toBe(0);
    expect(await page.locator('code.place', { hasText: 'x"><img src=x onerror=alert(1)>.js:1:20' }).count()).toBeGreaterThan(0);
    expect(text).toContain('&lt;script&gt;document.title = 1');
    expect(text).not.toContain('<script>document.title');
  });

  it('shows the twelve factors at a glance, each a way to its part', async ({ skip }) => {
    if (!browser) return skip(NEEDS_CHROMIUM);
    const { page } = await open('three-paths');
    expect(await page.locator('.verdict').textContent()).toBe('8 of 10 factors upheld');
    expect(await page.locator('.card').count()).toBe(12);
    await page.locator('.card', { hasText: 'Config' }).locator('a').click();
    expect(await page.locator('#factor-config h3').isVisible()).toBe(true);
    expect(new URL(page.url()).hash).toBe('#factor-config');
  });

  it('filters by factor, severity, file and status, and says how much is shown', async ({ skip }) => {
    if (!browser) return skip(NEEDS_CHROMIUM);
    const { page } = await open('django-broken');
    const shown = page.locator('output.shown');
    const all = Number(/^(\d+) of \1 findings shown$/.exec((await shown.textContent()) ?? '')?.[1]);
    expect(all).toBeGreaterThan(50);

    await page.getByRole('combobox', { name: 'Factor' }).selectOption('config');
    expect(await visibleCount(page, 'section.factor')).toBe(1);
    await page.getByLabel('warning', { exact: true }).uncheck();
    await page.getByLabel('evidence', { exact: true }).uncheck();
    await page.getByRole('button', { name: 'Open all' }).click();
    expect(await visibleCount(page, '.finding')).toBeGreaterThan(0);
    expect(await visibleCount(page, '.finding:is(.warning, .evidence)')).toBe(0);

    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => shown.textContent()).toBe(`${all} of ${all} findings shown`);
    await page.getByRole('combobox', { name: 'File' }).fill('SHOP/Dockerfile');
    const places = await page.locator('.finding:visible').evaluateAll((found) => found.map((each) => each.getAttribute('data-path')));
    expect(new Set(places)).toEqual(new Set(['shop/Dockerfile']));

    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('combobox', { name: 'Rules that are' }).selectOption('upheld');
    expect(await visibleCount(page, 'details.rule[data-status=violated]')).toBe(0);
    expect(await visibleCount(page, 'details.rule[data-status=upheld]')).toBeGreaterThan(5);
  });

  it('opens what a link leads to, also where a filter hides it', async ({ skip }) => {
    if (!browser) return skip(NEEDS_CHROMIUM);
    const { page } = await open('django-broken');
    await page.getByRole('combobox', { name: 'Factor' }).selectOption('logs');
    await page.getByRole('button', { name: 'Close all' }).click();
    await page.locator('.first a').first().click();
    const target = page.locator(':target');
    await expect.poll(() => target.isVisible()).toBe(true);
    expect(await target.getAttribute('class')).toContain('error');
  });

  it('can be used with the keyboard alone', async ({ skip }) => {
    if (!browser) return skip(NEEDS_CHROMIUM);
    const { page } = await open('three-paths');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the findings');
    await page.keyboard.press('Enter');
    const rule = page.locator('details.rule:not([open]) > summary').first();
    await rule.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.parentElement?.hasAttribute('open'))).toBe(true);
  });

  it.for([
    ['light, wide', { colorScheme: 'light' }],
    ['dark, wide', { colorScheme: 'dark' }],
    ['light, narrow', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
  ] as const)('has no fault that axe knows of: %s', async ([, options], { skip }) => {
    if (!browser) return skip(NEEDS_CHROMIUM);
    const { page } = await open('django-broken', options);
    await page.getByRole('button', { name: 'Open all' }).click();
    await page.evaluate(axe.source);
    const faults = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ html: element }) => element.slice(0, 120))
            .slice(0, 2)
            .join(' | ')}`,
      );
    });
    expect(faults).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  it('is whole without scripts: nothing is hidden but the filters', async ({ skip }) => {
    if (!browser) return skip(NEEDS_CHROMIUM);
    const { page } = await open('three-paths', { javaScriptEnabled: false });
    expect(await page.locator('#filters').isVisible()).toBe(false);
    expect(await visibleCount(page, 'details.rule > summary')).toBe(await page.locator('details.rule').count());
  });

  it('prints everything that is closed on the screen, dark or light', async ({ skip }) => {
    if (!browser) return skip(NEEDS_CHROMIUM);
    const { page } = await open('three-paths', { colorScheme: 'dark' });
    const closed = await page.locator('details:not([open])').count();
    expect(closed).toBeGreaterThan(5);
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    expect(await page.locator('nav, #filters').evaluateAll((found) => found.map((each) => getComputedStyle(each).display))).toEqual([
      'none',
      'none',
    ]);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('details:not([open])').count()).toBe(closed);
  });

  it('draws each deploy path with its processes, and tells them as a table too', async ({ skip }) => {
    if (!browser) return skip(NEEDS_CHROMIUM);
    const { page } = await open('three-paths');
    const titles = await page.locator('svg.picture > title').allTextContents();
    expect(titles).toEqual([
      'compose docker-compose.prod.yml, production: runs web; brings postgresql',
      'kubernetes k8s, production: runs web',
      'procfile Procfile, production: runs web, release',
    ]);
    const boxes = await page.locator('svg.picture .process').evaluateAll((found) => found.map((each) => each.textContent.trim()));
    expect(boxes).toHaveLength(4);
    expect(boxes[0]).toContain('SIGTERM is lost in sh');
    // No text is wider than the box that it stands in.
    const overflow = await page.locator('svg.picture .node').evaluateAll((found) =>
      found.flatMap((node) => {
        const box = node.querySelector('rect')!.getBoundingClientRect();
        return [...node.querySelectorAll('text')]
          .filter((text) => text.getBoundingClientRect().right > box.right)
          .map((text) => text.textContent);
      }),
    );
    expect(overflow).toEqual([]);
    expect(await page.getByRole('table', { name: 'What runs' }).locator('tbody tr').count()).toBe(4);
    const row = page.getByRole('table', { name: 'Environment contract' }).locator('tr', { hasText: 'STRIPE_API_KEY' });
    expect(await row.locator('td').allTextContents()).toEqual(expect.arrayContaining(['yes', '✗ missing', '✓ supplied']));
  });
});
