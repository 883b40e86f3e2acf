// Bringing in a survey tool's file: upload, trial, import, report.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { close, open } from './browser.js';
import { lookEverywhere } from './look.js';
import { ROOT } from './service.js';

const FILES = join(ROOT, 'tests/fixtures/import');

test('a Webropol file is tried, imported and reported', async () => {
  const page = await open('fi', { signedIn: true });
  await upload(page, 'webropol');
  const go = page.getByRole('button', { name: 'Tallenna 9 havaintoa' });
  await go.waitFor();
  await lookEverywhere('import-tried', page.url(), { signedIn: true });

  await go.click();
  await page.getByText('Havainnot on tallennettu.').waitFor();
  assert.equal(await go.count(), 0);
  await lookEverywhere('import-done', page.url(), { signedIn: true });
  await close(page);
});

test('a file with bad rows says which and why', async () => {
  const page = await open('fi', { signedIn: true });
  await upload(page, 'bad-rows');
  await page.getByRole('heading', { name: 'Hylätyt rivit' }).waitFor();
  await lookEverywhere('import-refused', page.url(), { signedIn: true });
  await close(page);
});

test('a damaged mapping comes back with what was typed', async () => {
  const page = await open('fi', { signedIn: true });
  await page.goto('/app/imports');
  await fill(page, 'webropol.csv', '[columns');
  await page.getByText('Kuvausta ei voi lukea').waitFor();
  assert.equal(await page.locator('#field-mapping').inputValue(), '[columns');
  await close(page);
});

async function upload(page, name) {
  await page.goto('/app/imports');
  await fill(page, `${name}.csv`, await readFile(join(FILES, `${name}.toml`), 'utf8'));
  await page.waitForURL('**/app/imports/*');
}

async function fill(page, file, mapping) {
  await page.getByLabel('Tiedosto', { exact: true }).setInputFiles(join(FILES, file));
  await page.getByText('Kirjoita oma sarakkeiden kuvaus').click();
  await page.locator('#field-mapping').fill(mapping);
  await page.getByRole('button', { name: 'Tarkista tiedosto' }).click();
}
