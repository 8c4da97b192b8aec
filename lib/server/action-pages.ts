import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { manifest } from './page-routes'
import { pathOf } from './request-path'

const actionsManifest = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()) })),
})
const pathsManifest = z.record(z.string(), z.string())

/**
 * Tells of a request whether it calls a server action of another page. Next would send such a call
 * to itself, and it would arrive from this machine's address. An action that the build does not know
 * is left to Next.
 */
export function readActionPages(
  pageOf: (path: string) => string | undefined,
): (req: IncomingMessage) => boolean {
  const actions = manifest('server/server-reference-manifest.json', actionsManifest).node
  const paths = manifest('app-path-routes-manifest.json', pathsManifest)
  const owners = new Map(
    Object.entries(actions).map(([id, { workers }]) => [
      id,
      new Set(Object.keys(workers).map((worker) => paths[worker.replace(/^app/, '')])),
    ]),
  )
  return (req) => {
    const pages = owners.get(String(req.headers['next-action']))
    return req.method === 'POST' && pages !== undefined && !pages.has(pageOf(pathOf(req)))
  }
}
