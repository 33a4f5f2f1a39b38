// An S3-compatible storage that nobody here wrote (s3rver: it checks signatures), and in front of it a door that does what
// it is told by lines on its input:
//   well                 lets everything through
//   error                answers 500 to everything
//   cut                  breaks the connection off, in the middle of what is written or read
//   once                 answers 500 to the next request only
//   stall                takes what comes and says nothing
// The first line of its output is {"port": …}; then one for each line that it heard, and one for each request.
import { createServer, request } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createRequire } from 'node:module'

const require = createRequire(new URL('../journeys/package.json', import.meta.url))
const S3rver = require('@20minutes/s3rver')

// A signature is over the path as it was sent, and that of a bucket may end with a slash: s3rver forgets it.
const v4 = require('@20minutes/s3rver/lib/signature/v4')
const { getStringToSign } = v4
v4.getStringToSign = (asked, signed) =>
  getStringToSign(asked.querystring.includes('list-type=2') ? { ...asked, uri: `${asked.uri}/` } : asked, signed)

const directory = mkdtempSync(join(tmpdir(), 'sund-s3-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0))

const storage = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory,
  configureBuckets: [{ name: 'sund-files' }],
})
const { port: behind } = await storage.run()

const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`)
let mode = 'well'

const door = createServer((asked, answer) => {
  say({ method: asked.method, path: asked.url.split('?')[0], mode })
  const now = mode
  if (mode === 'once') mode = 'well'
  if (now === 'stall') return
  if (now === 'error' || now === 'once') {
    asked.resume()
    answer.writeHead(500, { 'content-type': 'application/xml' })
    answer.end('<Error><Code>InternalError</Code><Message>SECRET-OF-THE-STORAGE</Message></Error>')
    return
  }
  if (now === 'cut' && asked.method === 'PUT') {
    asked.once('data', () => asked.socket.destroy())
    return
  }
  const on = request(
    { host: '127.0.0.1', port: behind, method: asked.method, path: asked.url, headers: asked.headers },
    (from) => {
      answer.writeHead(from.statusCode, from.headers)
      if (now !== 'cut') return from.pipe(answer)
      from.once('data', (piece) => answer.write(piece.subarray(0, 10), () => asked.socket.destroy()))
    },
  )
  on.on('error', () => asked.socket.destroy())
  asked.pipe(on)
})
door.listen(0, '127.0.0.1', () => say({ port: door.address().port }))

const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  mode = line.trim()
  say({ told: mode })
})
lines.on('close', () => process.exit(0))
