// One headless Chromium for all tests, and pages in it that are watched while they are used.
import assert from 'node:assert/strict';

import { chromium } from 'playwright-core';

import { origin, signInLink } from './service.js';

/** The languages that every page is looked at in. */
export const LANGUAGES = ['fi', 'sv'];

const LOCALES = { fi: 'fi-FI', sv: 'sv-FI' };

/** How long a click or a page may take, in milliseconds. */
const LONGEST_WAIT = 20_000;

let browser;
let session;

/** Opens the browser and signs the member in. */
export async function start() {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--no-first-run',
    ],
  });
  session = await signIn();
}

/** Closes the browser. */
export async function stop() {
  await browser?.close();
}

/**
 * Opens an empty page whose reader prefers the language; what goes wrong in it is kept in `page.troubles`.
 * `options` may say `signedIn`, and anything that Playwright's `newContext` takes.
 */
export async function open(language, { signedIn = false, ...options } = {}) {
  const context = await browser.newContext({
    baseURL: origin(),
    locale: LOCALES[language],
    reducedMotion: 'reduce',
    storageState: signedIn ? session : undefined,
    ...options,
  });
  context.setDefaultTimeout(LONGEST_WAIT);
  const page = await context.newPage();
  page.troubles = [];
  watch(page, options.baseURL ?? origin());
  return page;
}

/** Closes a page and fails if anything went wrong in it. */
export async function close(page) {
  await page.context().close();
  assert.deepEqual(page.troubles, []);
}

async function signIn() {
  return signInBy(await signInLink());
}

/** Signs somebody in by a link, and returns what `open` takes as `storageState`. */
export async function signInBy(link) {
  const page = await open('fi', { baseURL: new URL(link).origin });
  await page.goto(link);
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await page.waitForURL('**/app**');
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

/** Keeps errors in the console, among them what the content security policy forbade, and requests to strangers. */
function watch(page, home) {
  page.on('pageerror', (error) => page.troubles.push(`script: ${error.message}`));
  const visited = new Set();
  page.on('console', (message) => {
    // The browser reports a page's own status 404 or 422; the tests state which one they expect.
    const isOwnStatus = visited.has(message.location().url) && message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isOwnStatus) {
      page.troubles.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    if (request.isNavigationRequest()) visited.add(request.url());
    const address = new URL(request.url());
    if (address.origin !== home && address.protocol !== 'data:') {
      page.troubles.push(`request to another origin: ${address.href}`);
    }
  });
}
