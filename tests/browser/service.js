// Starts the program on the demo observations in a directory of its own, and stops it again.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** The root of the repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** How long the service may take to be ready, in milliseconds. */
const LONGEST_START = 60_000;

/** More bytes than the demo's observations have. */
const LARGEST_DEMO = 2 ** 20;

/** The account that reads the internal pages. */
const MEMBER = 'tyonyrkki@example.org';

const service = { directory: undefined, process: undefined, log: '' };

/** Returns the address of the running service, without a slash at its end. */
export function origin() {
  return service.origin;
}

/** Brings the demo observations in and serves them. */
export async function start() {
  service.directory = await mkdtemp(join(tmpdir(), 'ilmiotutka-browser-'));
  await symlink(resolve(ROOT, needed('ILMIOTUTKA_TEST_MODELS')), join(service.directory, 'models'));
  const observations = join(service.directory, 'observations.jsonl');
  const { stdout } = await promisify(execFile)('python3', [join(ROOT, 'data/demo/today.py')], { maxBuffer: LARGEST_DEMO });
  await writeFile(observations, stdout);
  await run('import', observations);
  await run('user', 'add', MEMBER, '--name', 'Työnyrkki', '--role', 'administrator');
  await serve();
}

/** Stops the service and removes what it stored. */
export async function stop() {
  if (service.process?.exitCode === null) {
    service.process.kill('SIGTERM');
    await once(service.process, 'exit');
  }
  if (service.directory) await rm(service.directory, { recursive: true });
}

/** Returns the address that signs the member in, once. */
export async function signInLink() {
  const link = await run('user', 'link', MEMBER);
  return new URL(new URL(link.trim()).pathname, service.origin).href;
}

async function serve() {
  const address = `127.0.0.1:${await freePort()}`;
  service.origin = `http://${address}`;
  service.process = spawn(program(), ['--data-dir', service.directory, 'serve', '--listen', address], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  service.process.stdout.resume();
  service.process.stderr.setEncoding('utf8').on('data', (text) => { service.log += text; });

  const deadline = Date.now() + LONGEST_START;
  while (Date.now() < deadline && service.process.exitCode === null) {
    const answer = await fetch(`${service.origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`the service did not become ready:\n${service.log}`);
}

async function run(...command) {
  const { stdout } = await promisify(execFile)(program(), ['--data-dir', service.directory, ...command]);
  return stdout;
}

function program() {
  return resolve(ROOT, needed('ILMIOTUTKA_PROGRAM'));
}

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; see README.md beside this file`);
  return value;
}

/** Returns a port that nobody listened on a moment ago. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
