// The pages in a real browser. Node starts a process a test file, so there is this one: all tests
// share one service and one browser.
import { after, before } from 'node:test';

import * as browser from './browser.js';
import * as service from './service.js';

before(async () => {
  await service.start();
  await browser.start();
});

after(async () => {
  await browser.stop();
  await service.stop();
});

await import('./checks.js');
await import('./observation_form.js');
await import('./languages.js');
await import('./imports.js');
await import('./search.js');
await import('./pages.js');
await import('./keyboard.js');
await import('./review.js');
await import('./states.js');
await import('./weight.js');
