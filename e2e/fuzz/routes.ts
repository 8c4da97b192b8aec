import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { METADATA_PATHS, RESOURCE_METADATA, ROUTES } from '@/lib/oauth/protocol/routes'
import { ROOT } from '../harness/server'

/** A server action of the build, and the paths of the pages that own it. */
export type FuzzedAction = { id: string; pages: string[] }

/** Everything that the build answers, with known values in the places of parameters. */
export type FuzzedRoutes = {
  engine: string[]
  pages: string[]
  actions: FuzzedAction[]
  assets: string[]
  /** The names of the fields that any form or program of ours may send. */
  fields: string[]
}

const PARAMETERS: Record<string, string> = {
  '[clientId]': '{{appId}}',
  '[secretId]': '{{secretId}}',
  '[apiId]': '{{apiId}}',
  '[grantId]': '{{grantId}}',
  '[uid]': '{{uid}}',
  '[...nextauth]': 'session',
  '[[...unknown]]': 'unknown',
}

/** Reads the routes from the engine's table and from the manifests of the build. */
export function readRoutes(): FuzzedRoutes {
  const paths = manifest<Record<string, string>>('app-path-routes-manifest.json')
  const { node } = manifest<{ node: Record<string, { workers: Record<string, unknown> }> }>(
    'server/server-reference-manifest.json',
  )
  const pathOf = (entry: string) => withParameters(paths[entry] ?? '/')
  const actions = Object.entries(node).map(([id, { workers }]) => ({
    id,
    pages: Object.keys(workers).map((worker) => pathOf(worker.replace(/^app/, ''))),
  }))
  return {
    engine: enginePaths(),
    pages: Object.keys(paths).map(pathOf),
    actions,
    assets: assets(),
    fields: fieldNames(),
  }
}

function manifest<T>(file: string): T {
  return JSON.parse(readFileSync(join(ROOT, '.next', file), 'utf8'))
}

function withParameters(route: string): string {
  return route.replaceAll(/\[[^/]+\]+/g, (name) => PARAMETERS[name] ?? '{{appId}}')
}

function enginePaths(): string[] {
  return [
    ...Object.values(ROUTES),
    ...METADATA_PATHS,
    ...Object.values(RESOURCE_METADATA),
    `${ROUTES.authorization}/{{uid}}`,
    `${ROUTES.code_verification}/{{uid}}`,
    `${ROUTES.end_session}/confirm`,
    `${ROUTES.end_session}/success`,
    `${ROUTES.registration}/{{appId}}`,
    '/.well-known/security.txt',
    '/.well-known/webfinger',
  ]
}

function assets(): string[] {
  const files = readdirSync(join(ROOT, '.next/static'), { recursive: true, encoding: 'utf8' })
  const scripts = files.filter((file) => /\.(js|css|woff2)$/.test(file)).slice(0, 8)
  return [
    ...scripts.map((file) => `/_next/static/${file}`),
    '/_next/static/../../package.json',
    '/_next/image?url=%2Ficon.svg&w=64&q=75',
    '/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75',
    '/_next/data/build/index.json',
    '/icon.svg',
    '/favicon.ico',
    '/robots.txt',
    '/healthz',
    '/startupz',
    '/readyz',
  ]
}

/** From the schemas themselves, so that a new field is fuzzed too. */
function fieldNames(): string[] {
  const files = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
  const schemas = files.filter((file) => /-input\.ts$|fields\/fields\.ts$/.test(file))
  const names = schemas.flatMap((file) => {
    const source = readFileSync(join(ROOT, 'lib', file), 'utf8')
    return [...source.matchAll(/^\s+(\w+)(?::|,$)/gm)].map(([, name]) => name ?? '')
  })
  return [...new Set(names)]
}
