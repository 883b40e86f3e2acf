// What signed-in pages add when the browser runs scripts; every page works without it.
import 'htmx.org';

import { listen } from './keys.js';

listen();
