import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from './build-if-stale'
import { pathOf } from './request-path'

const actionsManifest = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()) })),
})
const pathsManifest = z.record(z.string(), z.string())
const routesManifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
})

/**
 * Tells of a request whether it calls a server action of another page. Next would send such a call
 * to itself, and it would arrive from this machine's address. An action that the build does not know
 * is left to Next.
 */
export function readActionPages(): (req: IncomingMessage) => boolean {
  const actions = manifest('server/server-reference-manifest.json', actionsManifest).node
  const paths = manifest('app-path-routes-manifest.json', pathsManifest)
  const { staticRoutes, dynamicRoutes } = manifest('routes-manifest.json', routesManifest)
  const fixed = new Set(staticRoutes.map(({ page }) => page))
  const patterns = dynamicRoutes.map(({ page, regex }) => ({ page, regex: new RegExp(regex) }))
  const pageOf = (path: string) =>
    fixed.has(path) ? path : patterns.find(({ regex }) => regex.test(path))?.page
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

function manifest<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  return schema.parse(JSON.parse(readFileSync(join(ROOT, '.next', file), 'utf8')))
}
