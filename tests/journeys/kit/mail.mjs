// A mail server of one's own: tests/kit/mail_server.py, on a free port, that does with each mail what it is told.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const PYTHON = new URL('../../../target/tools/smtp/bin/python', import.meta.url).pathname;
const SERVER = new URL('../../kit/mail_server.py', import.meta.url).pathname;
const PATIENCE = 20_000;

export async function startMailServer() {
  const child = spawn(PYTHON, ['-W', 'ignore', SERVER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => said.push(JSON.parse(line)));
  await once(lines, 'line');
  const until = async (what, found) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(20)) {
      const line = said.find(found);
      if (line) return line;
    }
    throw new Error(`the mail server never had ${what}: ${JSON.stringify(said)}`);
  };
  return {
    /** How Sund is told of it. */
    settings: ['--smtp-url', `smtp://127.0.0.1:${said[0].port}`, '--mail-from', 'Sund <sund@network.example>'],
    /** What it does with the mails that come next: see the script. */
    tell: async (what) => {
      const before = said.length;
      child.stdin.write(`${what}\n`);
      await until(what, (line, n) => n >= before && line.told);
    },
    /** The mail that it has taken for this address. */
    taken: (address) => until(`a mail for ${address}`, (line) => line.how === 'accept' && line.to.includes(address)),
    stop: async () => {
      // It ends with its input.
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

/** The link of an invitation in a mail. */
export const linkIn = (mail) => mail.plain.match(/^https?:\S+\/invitations\/\S+$/m)[0];
