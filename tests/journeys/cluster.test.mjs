// Two nodes behind a proxy, as `make run-cluster` starts them: one signs in and talks, and goes on when a node is killed.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { journeys } from './kit/browser.mjs';
import { titled } from './kit/forum.mjs';
import { box, heard, opened, said, say } from './kit/live.mjs';
import { kaspars, katrin, marta } from './kit/people.mjs';

const RUN = new URL('../cluster/run', import.meta.url).pathname;
const PATIENCE = 120_000;

const isFree = (port) =>
  new Promise((done) => {
    const probe = createServer().once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });

/** The first of four free ports, below those that the kernel hands out to whoever asks for any. */
async function freePorts() {
  for (;;) {
    const first = 20_000 + 4 * Math.floor(Math.random() * 3_000);
    const free = await Promise.all([0, 1, 2, 3].map((n) => isFree(first + n)));
    if (free.every(Boolean)) return first;
  }
}

async function startCluster() {
  const port = await freePorts();
  const child = spawn(RUN, [String(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (told += text));
  const ended = new Promise((done) => child.once('exit', done));
  process.once('exit', () => child.kill('SIGTERM'));
  const nodes = () => told.match(/processes (\d+) and (\d+)/)?.slice(1).map(Number);
  for (const until = Date.now() + PATIENCE; !nodes(); await pause(100)) {
    assert.ok(Date.now() < until && child.exitCode === null, `the cluster does not start:\n${told}`);
  }
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    for (const node of nodes()) assert.throws(() => process.kill(node, 0), 'nothing goes on running');
  };
  return { base: `http://127.0.0.1:${port}`, provider: `http://127.0.0.1:${port + 1}`, nodes: nodes(), stop };
}

const { here, open } = journeys({ start: startCluster });

test('people at two nodes talk, and go on talking when one of them is killed', async (t) => {
  // A browser complains of a socket that broke; that is what this test does.
  const people = await Promise.all([kaspars, katrin, marta].map((as) => open(t, { as, allow: [502, 503, 'WebSocket'] })));
  const [chair] = people;
  await chair.goto('/');
  const session = await opened(chair, here, 'prevention', titled('What holds?'));
  for (const page of people) {
    await page.goto(session);
    await box(page).waitFor();
  }
  const everybodyHears = async (round) => {
    for (const [n, page] of people.entries()) await say(page, `${round}: number ${n}`);
    for (const page of people) for (const n of people.keys()) await heard(page, `${round}: number ${n}`);
  };
  await everybodyHears('with two nodes');
  // Which node answers those who come with these cookies.
  const cookies = [...Array(20).keys()];
  const servedBy = () =>
    Promise.all(cookies.map(async (n) => (await fetch(here.base, { headers: { cookie: `__Host-sund=${n}` } })).headers.get('x-served-by')));
  const before = await servedBy();
  assert.deepEqual([...new Set(before)].sort(), ['one', 'other']);
  assert.deepEqual(await servedBy(), before, 'a person stays at one node');
  // Not the first: it has the demo's provider.
  process.kill(here.nodes[1], 'SIGKILL');
  await everybodyHears('with one node');
  await pause(1_500);
  assert.deepEqual([...new Set(await servedBy())], ['one'], 'nobody is sent to a node that is away');
  const all = await Promise.all(people.map(said));
  for (const one of all) assert.deepEqual(one, all[0], 'one order for everybody');
  assert.equal(all[0].length, 2 * people.length);
});
