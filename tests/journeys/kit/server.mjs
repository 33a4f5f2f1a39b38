// A server of one's own: the demo network on free ports, in a folder that goes away with it.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const BIN = process.env.SUND_BIN ?? new URL('../../../target/debug/sund', import.meta.url).pathname;
// The demo is a few thousand transactions, each with its fsync: three times as fast where there is no disk.
const ROOM = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

async function freePort() {
  const probe = createServer();
  await new Promise((done, failed) => probe.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

async function isUp(address) {
  try {
    return (await fetch(`${address}/health`)).ok;
  } catch {
    return false;
  }
}

async function tryToStart(folder) {
  const [here, there] = [await freePort(), await freePort()];
  const base = `http://127.0.0.1:${here}`;
  const settings = [
    'demo', '--listen', `127.0.0.1:${here}`, '--provider-listen', `127.0.0.1:${there}`, '--base-url', base,
    '--database-url', `sqlite://${folder}/sund.db`, '--key-file', `${folder}/key`,
  ];
  const child = spawn(BIN, settings, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = new Promise((done) => child.once('exit', done).once('error', (error) => done((said += error))));
  let gone = false;
  ended.then(() => (gone = true));
  while (!gone && !(await isUp(base))) await pause(50);
  return { base, provider: `http://127.0.0.1:${there}`, child, ended, gone, said: () => said };
}

/** Starts one; `stop` ends it and takes its folder away. */
export async function startSund() {
  const folder = await mkdtemp(join(ROOM, 'sund-journey-'));
  // A port that was free a moment ago can be taken by now: another one then.
  for (let attempt = 1; ; attempt += 1) {
    const server = await tryToStart(folder);
    if (!server.gone) {
      const stop = async () => {
        server.child.kill('SIGTERM');
        await server.ended;
        await rm(folder, { recursive: true, force: true });
      };
      return { base: server.base, provider: server.provider, log: server.said, stop };
    }
    if (attempt === 3 || !server.said().includes('cannot listen')) {
      await rm(folder, { recursive: true, force: true });
      throw new Error(`${BIN} did not start:\n${server.said()}`);
    }
  }
}
