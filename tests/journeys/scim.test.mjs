// An organisation's directory that nobody here wrote: scim2-client and its compliance checks (scim2-tester), against a
// server of the demo network, with a token from the command line.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { startDemo } from './kit/server.mjs';

const PYTHON = new URL('../../target/tools/scim/bin/python', import.meta.url).pathname;
const TESTER = new URL('./kit/scim_tester.py', import.meta.url).pathname;
/** So many checks there are at least, in this version: fewer means that some were not made. */
const CHECKS = 80;

let here;
let token;
before(async () => {
  here = await startDemo();
  const [first] = (await here.operate('provider', 'list')).split('\n');
  token = await here.operate('provider', 'scim-token', first.split(' ')[0], '--name', 'scim2-tester');
});
after(() => here?.stop());

test('every check of a client that nobody here wrote succeeds, and none is left out', { timeout: 120_000 }, async (t) => {
  const env = { ...process.env, SCIM_BASE: `${here.base}/scim/v2`, SCIM_TOKEN: token };
  const { stdout } = await promisify(execFile)(PYTHON, [TESTER], { env, maxBuffer: 64 * 1024 * 1024 });
  const checks = stdout.trim().split('\n').map((line) => JSON.parse(line));
  const others = checks.filter(({ status }) => status !== 'SUCCESS');
  for (const { status, title, resource, reason } of others) t.diagnostic(`${status}: ${title} ${resource}: ${reason}`);
  assert.deepEqual(others, []);
  assert.ok(checks.length >= CHECKS, `only ${checks.length} checks were made`);
  t.diagnostic(`${checks.length} checks`);
});

test('a token of the command line is a key for one provider, and one can tell it from a word', async () => {
  assert.match(token, /^[\w-]{43}$/);
  const ask = (bearer) => fetch(`${here.base}/scim/v2/Users`, { headers: { authorization: `Bearer ${bearer}` } });
  assert.equal((await ask(token)).status, 200);
  assert.equal((await ask(`${token}x`)).status, 401);
});
