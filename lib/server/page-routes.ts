import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from './build-if-stale'

const routesManifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
})

/** Tells of a path which page of the build it leads to, such as `/apps/[clientId]`; undefined if to none. */
export function readPageRoutes(): (path: string) => string | undefined {
  const { staticRoutes, dynamicRoutes } = manifest('routes-manifest.json', routesManifest)
  const fixed = new Set(staticRoutes.map(({ page }) => page))
  const patterns = dynamicRoutes.map(({ page, regex }) => ({ page, regex: new RegExp(regex) }))
  return (path) => (fixed.has(path) ? path : patterns.find(({ regex }) => regex.test(path))?.page)
}

/** Reads a file that Next's build has left. */
export function manifest<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  return schema.parse(JSON.parse(readFileSync(join(ROOT, '.next', file), 'utf8')))
}
