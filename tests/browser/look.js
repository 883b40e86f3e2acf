// What every page must satisfy, in each language, width and colour scheme.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import axe from 'axe-core';

import { LANGUAGES, close, open } from './browser.js';
import { ROOT } from './service.js';

/**
 * Narrow as a phone and wide as a desk, in both colour schemes. Axe takes most of the time, so it runs in
 * one language a look, and in every look.
 */
const LOOKS = [
  { width: 390, height: 844, colorScheme: 'light', axeIn: 'sv' },
  { width: 390, height: 844, colorScheme: 'dark', axeIn: 'fi' },
  { width: 1280, height: 900, colorScheme: 'light', axeIn: 'fi' },
  { width: 1280, height: 900, colorScheme: 'dark', axeIn: 'sv' },
];

/** As narrow as a desk at 400 % zoom (WCAG 1.4.10), as one at 200 %, and as wide as a screen on a wall. */
const OTHER_WIDTHS = [320, 640, 2560];

/** WCAG 2.1 A and AA, which the law asks for, and what axe holds to be good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** Looks at an address in every language, width and colour scheme; `name` names its screenshots. */
export async function lookEverywhere(name, address, { status = 200, signedIn = false } = {}) {
  const findings = [];
  for (const language of LANGUAGES) {
    const page = await open(language, { signedIn });
    for (const look of LOOKS) {
      await page.setViewportSize(look);
      await page.emulateMedia({ colorScheme: look.colorScheme });
      const answer = await page.goto(address);
      assert.equal(answer.status(), status, `status of ${address}`);
      assert.equal(await page.getAttribute('html', 'lang'), language, `language of ${address}`);
      const found = await frameFindings(page);
      if (look.axeIn === language) found.push(...(await axeFindings(page)));
      const where = `${name}-${language}-${look.width}-${look.colorScheme}`;
      findings.push(...found.map((finding) => `${where}: ${finding}`));
      await keepScreenshot(page, where);
    }
    for (const width of OTHER_WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      findings.push(...(await frameFindings(page)).map((finding) => `${name}-${language}-${width}: ${finding}`));
    }
    await close(page);
  }
  assert.deepEqual(findings, []);
}

/** Looks at a page as it stands, with what was done to it, in both colour schemes and narrow as a phone. */
export async function lookNow(name, page) {
  const findings = [];
  const language = await page.getAttribute('html', 'lang');
  for (const look of LOOKS) {
    await page.setViewportSize(look);
    await page.emulateMedia({ colorScheme: look.colorScheme });
    const where = `${name}-${language}-${look.width}-${look.colorScheme}`;
    const found = [...(await frameFindings(page)), ...(await axeFindings(page))];
    findings.push(...found.map((finding) => `${where}: ${finding}`));
    await keepScreenshot(page, where);
  }
  assert.deepEqual(findings, []);
}

/** Returns how the page breaks its frame: a title of its own, and nothing wider than the window. */
export async function frameFindings(page) {
  const findings = [];
  const headings = await page.locator('h1').count();
  if (headings !== 1) findings.push(`${headings} headings of the first level`);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (excess > 0) findings.push(`${excess} px wider than the window`);
  return findings;
}

/** Returns what axe finds in the page as it stands. */
export async function axeFindings(page) {
  // Evaluated by the debugger, which the page's content security policy does not bind.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((rules) => window.axe.run({ runOnly: rules, resultTypes: ['violations'] }), RULES);
  return violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${id} (${impact}) at ${node.target.join(' ')}`));
}

async function keepScreenshot(page, name) {
  if (!process.env.SCREENSHOTS) return;
  const directory = resolve(ROOT, process.env.SCREENSHOTS);
  await mkdir(directory, { recursive: true });
  await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
}
