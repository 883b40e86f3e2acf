// What every page must satisfy, in each language, width and colour scheme.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import axe from 'axe-core';

import { LANGUAGES, close, open } from './browser.js';
import { ROOT } from './service.js';

/** Narrow as a phone and wide as a desk, in both colour schemes. */
const LOOKS = [
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 1280, height: 900, colorScheme: 'dark' },
];

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
      const where = `${name} ${language} ${look.width} ${look.colorScheme}`;
      findings.push(...(await findingsOf(page)).map((finding) => `${where}: ${finding}`));
      await keepScreenshot(page, `${name}-${language}-${look.width}-${look.colorScheme}`);
    }
    await close(page);
  }
  assert.deepEqual(findings, []);
}

/** Returns what is wrong with the page as it stands. */
export async function findingsOf(page) {
  const headings = await page.locator('h1').count();
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const findings = await axeFindings(page);
  if (headings !== 1) findings.push(`${headings} headings of the first level`);
  if (excess > 0) findings.push(`${excess} px wider than the window`);
  return findings;
}

async function axeFindings(page) {
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
