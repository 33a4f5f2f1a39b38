// A server of one's own: on free ports, in a folder that goes away with it.

import { execFile, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const BIN = process.env.SUND_BIN ?? new URL('../../../target/debug/sund', import.meta.url).pathname;
// The demo is a few thousand transactions, each with its fsync: three times as fast where there is no disk.
const ROOM = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const PATIENCE = 60_000;

export async function freePort() {
  const probe = createServer();
  await new Promise((done, failed) => probe.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

const where = (folder, base) => ['--base-url', base, '--database-url', `sqlite://${folder}/sund.db`, '--key-file', `${folder}/key`];

/** What `sund COMMAND…` says to an operator of this network. */
const operator = (folder, base) => async (...command) =>
  (await promisify(execFile)(BIN, [...command, ...where(folder, base)])).stdout.trim();

async function isUp(address) {
  try {
    return (await fetch(`${address}/health`)).ok;
  } catch {
    return false;
  }
}

// Whatever happens, nothing of ours goes on running or stays behind.
const children = new Set();
const folders = new Set();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** Runs the binary until it answers. `stop` ends it, and fails if it has told of an error; `log` is what it has said. */
async function run(base, args) {
  const child = spawn(BIN, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  let gone = false;
  const ended = new Promise((done) => child.once('exit', done).once('error', (error) => done((said += error))));
  ended.then(() => (gone = true));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    children.delete(child);
    const errors = said.split('\n').filter((line) => / ERROR |panicked/.test(line));
    if (errors.length > 0) throw new Error(`the server told of errors:\n${errors.join('\n')}`);
  };
  for (const until = Date.now() + PATIENCE; !(await isUp(base)); await pause(50)) {
    if (Date.now() > until) await stop();
    if (gone) throw new Error(`${BIN} ${args.join(' ')} did not start:\n${said}`);
  }
  return { stop, log: () => said };
}

/** A folder, and what `begin` starts in it; if a port that was free a moment ago is taken by now, again on others. */
async function inAFolder(begin) {
  const folder = await mkdtemp(join(ROOM, 'sund-journey-'));
  folders.add(folder);
  const away = () => rm(folder, { recursive: true, force: true });
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { stop, ...started } = await begin(folder);
      return { ...started, stop: () => stop().finally(away) };
    } catch (error) {
      if (attempt < 3 && error.message.includes('cannot listen')) continue;
      await away();
      throw error;
    }
  }
}

/** The demo network, with its provider. `settings` are more flags of `sund demo`. */
export const startDemo = (host = '127.0.0.1', settings = []) =>
  inAFolder(async (folder) => {
    const [port, providerPort] = [await freePort(), await freePort()];
    const base = `http://${host}:${port}`;
    const listen = ['--listen', `127.0.0.1:${port}`, '--provider-listen', `127.0.0.1:${providerPort}`];
    const running = await run(base, ['demo', ...listen, ...where(folder, base), ...settings]);
    return { base, provider: `http://${host}:${providerPort}`, operate: operator(folder, base), ...running };
  });

/** An empty network and its providers: each `makeProvider(base, folder)` starts one, and says how to add it. */
export const startEmpty = (...makeProviders) =>
  inAFolder(async (folder) => {
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    const operate = operator(folder, base);
    const providers = [];
    const away = () => Promise.all(providers.map((provider) => provider.stop()));
    try {
      for (const make of makeProviders) {
        const provider = await make(base, folder);
        providers.push(provider);
        await operate('provider', 'add', ...provider.settings);
      }
      const { stop } = await run(base, ['serve', '--listen', `127.0.0.1:${port}`, '--allow-private-providers', ...where(folder, base)]);
      const [provider, ...others] = providers.map(({ issuer }) => issuer);
      return { base, provider, others, operate, stop: () => stop().finally(away) };
    } catch (error) {
      await away();
      throw error;
    }
  });
