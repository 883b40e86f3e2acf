// Starts the program on the demo observations in a directory of its own, and on an empty one, and stops it again.
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

/** A second service, on which nothing has come in yet. */
const empty = { directory: undefined, process: undefined, log: '' };

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
  await run(service, 'import', observations);
  await run(service, 'user', 'add', MEMBER, '--name', 'Työnyrkki', '--role', 'administrator');
  await serve(service);
}

/** Serves an empty directory, and returns the address that signs its administrator in, once. */
export async function startEmpty() {
  empty.directory = await mkdtemp(join(tmpdir(), 'ilmiotutka-empty-'));
  await run(empty, 'user', 'add', MEMBER, '--name', 'Työnyrkki', '--role', 'administrator');
  await serve(empty);
  return linkOf(empty, MEMBER);
}

/** Stops the service and removes what it stored. */
export async function stop() {
  for (const one of [service, empty]) {
    if (one.process?.exitCode === null) {
      one.process.kill('SIGTERM');
      await once(one.process, 'exit');
    }
    if (one.directory) await rm(one.directory, { recursive: true });
  }
}

/** Returns the address that signs the member in, once. */
export async function signInLink() {
  return linkOf(service, MEMBER);
}

/** Adds an account in a role, and returns the address that signs its owner in, once. */
export async function addAccount(email, role) {
  await run(service, 'user', 'add', email, '--name', 'Johto', '--role', role);
  return linkOf(service, email);
}

async function linkOf(one, email) {
  const link = await run(one, 'user', 'link', email);
  return new URL(new URL(link.trim()).pathname, one.origin).href;
}

async function serve(one) {
  const address = `127.0.0.1:${await freePort()}`;
  one.origin = `http://${address}`;
  one.process = spawn(program(), ['--data-dir', one.directory, 'serve', '--listen', address], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  one.process.stdout.resume();
  one.process.stderr.setEncoding('utf8').on('data', (text) => { one.log += text; });

  const deadline = Date.now() + LONGEST_START;
  while (Date.now() < deadline && one.process.exitCode === null) {
    const answer = await fetch(`${one.origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`the service did not become ready:\n${one.log}`);
}

async function run(one, ...command) {
  const { stdout } = await promisify(execFile)(program(), ['--data-dir', one.directory, ...command]);
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
