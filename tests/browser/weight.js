// How much a page sends to a browser that has seen nothing of the service yet, and in how many pieces.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { INTERNAL_PAGES, OPEN_PAGES } from './addresses.js';
import { close, open } from './browser.js';

/** The most bytes of a page with its styles, scripts and fonts; charts come on top. */
const MOST = 150 * 1024;

const CHARTS = /\/assets\/charts\./;

test('no page is heavy', async () => {
  const pages = [...Object.entries(OPEN_PAGES), ...Object.entries(INTERNAL_PAGES)];
  const rows = [];
  for (const [name, address] of pages) {
    const page = await open('fi', { signedIn: name in INTERNAL_PAGES });
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    const addresses = new Map();
    const pieces = [];
    network.on('Network.responseReceived', ({ requestId, response }) => addresses.set(requestId, response.url));
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      pieces.push({ address: addresses.get(requestId) ?? '', bytes: encodedDataLength });
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    const shown = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
    const own = pieces.filter(({ address }) => !address.startsWith('data:') && !CHARTS.test(address));
    const bytes = own.reduce((sum, piece) => sum + piece.bytes, 0);
    rows.push({ name, bytes, requests: own.length, shown: Math.round(shown) });
    await close(page);
  }
  if (process.env.FIGURES) console.table(rows);
  assert.deepEqual(rows.filter(({ bytes }) => bytes > MOST), []);
});
