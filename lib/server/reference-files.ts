import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

const FOLDER = '/docs/api/'
const TYPES = new Map([
  ['swagger-ui-bundle.js', 'application/javascript; charset=UTF-8'],
  ['swagger-ui.css', 'text/css; charset=UTF-8'],
])

type Files = { version: string; bodies: ReadonlyMap<string, Buffer> }

let files: Promise<Files> | null = null

/** Whether the path is a file of the API reference, which the package `swagger-ui-dist` has. */
export function isReferenceFile(path: string): boolean {
  return path.startsWith(FOLDER) && TYPES.has(path.slice(FOLDER.length))
}

/** Answers such a file, compressed (RFC 1952). Whoever has it of this version hears 304. */
export async function sendReferenceFile(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
): Promise<void> {
  files ??= readFiles()
  const { version, bodies } = await files
  const name = path.slice(FOLDER.length)
  const etag = `"${version}"`
  res.setHeader('Cache-Control', 'private, max-age=3600')
  res.setHeader('ETag', etag)
  if (req.headers['if-none-match'] === etag) return void res.writeHead(304).end()
  const body = bodies.get(name)
  res.writeHead(200, {
    'Content-Type': TYPES.get(name),
    'Content-Encoding': 'gzip',
    'Content-Length': body?.length,
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}

async function readFiles(): Promise<Files> {
  const described = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')
  const { version } = JSON.parse(await readFile(described, 'utf8'))
  const bodies = [...TYPES.keys()].map(async (name): Promise<[string, Buffer]> => {
    return [name, await compress(await readFile(join(dirname(described), name)))]
  })
  return { version, bodies: new Map(await Promise.all(bodies)) }
}
