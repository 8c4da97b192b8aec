import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { pathOf } from './request-path'

const FOLDER = '.next/static/chunks'
const PREFIX = '/_next/static/chunks/'
const SUFFIX = '.br'
const TYPES = new Map([
  ['js', 'application/javascript; charset=UTF-8'],
  ['css', 'text/css; charset=UTF-8'],
])

const compress = promisify(brotliCompress)
const typeOf = (name: string) => TYPES.get(name.slice(name.lastIndexOf('.') + 1))

/**
 * Writes a Brotli file (RFC 7932) beside each script and style of the build of `root`. Next itself
 * compresses while it answers and knows gzip only, which makes them a seventh larger.
 */
export async function compressBuild(root: string): Promise<void> {
  const folder = join(root, FOLDER)
  const names = readdirSync(folder).filter(typeOf)
  await Promise.all(
    names.map(async (name) => {
      const small = await compress(readFileSync(join(folder, name)))
      writeFileSync(join(folder, name + SUFFIX), small)
    }),
  )
}

/**
 * Answers requests for scripts and styles of the build with their Brotli file, and tells whether it
 * did. The names in `root` are read once: nothing that a request says becomes a path.
 */
export function readCompressedFiles(
  root: string,
): (req: IncomingMessage, res: ServerResponse) => boolean {
  const folder = join(root, FOLDER)
  const files = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => [PREFIX + name.slice(0, -SUFFIX.length), readFileSync(join(folder, name))]),
  )
  return (req, res) => {
    const path = pathOf(req)
    const body = req.method === 'GET' && takesBrotli(req) ? files.get(path) : undefined
    if (!body) return false
    res.setHeader('Content-Type', typeOf(path) ?? '')
    res.setHeader('Content-Encoding', 'br')
    res.setHeader('Content-Length', body.length)
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
    res.setHeader('Vary', 'Accept-Encoding')
    res.end(body)
    return true
  }
}

/** A weight of 0 means no (RFC 9110 §12.5.3). */
function takesBrotli({ headers }: IncomingMessage): boolean {
  return String(headers['accept-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.split(';').map((part) => part.trim()))
    .some(([name, weight = '']) => name === 'br' && !/^q=0(\.0*)?$/.test(weight))
}
