import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import { schemaFiles } from './migration-files'
import { CatalogPool, patchedAdapter, type RunScript } from './schema-engine-adapter'

/** No table and no enum in our database is managed by somebody else. */
export const EVERYTHING = { externalTables: [], externalEnums: [] }

type SchemaEngineOptions = {
  databaseUrl: string
  /** Prisma's shadow database: empty, may be filled and emptied, needed to compare migrations. */
  shadowUrl?: string
  /** Runs a script, in one transaction. */
  run?: RunScript
}

/**
 * Runs `work` with Prisma's own schema engine, as WebAssembly. It does what `prisma migrate` does,
 * but downloads nothing.
 */
export async function withSchemaEngine<T>(
  { databaseUrl, shadowUrl = databaseUrl, run = sendAsIs }: SchemaEngineOptions,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const pools = [new CatalogPool(databaseUrl), new CatalogPool(shadowUrl)] as const
  const [main, shadow] = [new PrismaPg(pools[0]), new PrismaPg(pools[1])]
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: main.adapterName,
    connect: async () => patchedAdapter(await main.connect(), (script) => run(script, pools[0])),
    connectToShadowDb: async () =>
      patchedAdapter(await shadow.connect(), (script) => sendAsIs(script, pools[1])),
  }
  engineClass ??= loadEngine()
  const Engine = await engineClass
  const adapter = bindMigrationAwareSqlAdapterFactory(factory)
  const datamodels = schemaFiles().files.map((file): [string, string] => [file.path, file.content])
  const engine = await Engine.new({ datamodels }, () => {}, adapter)
  try {
    return await work(engine)
  } finally {
    engine.free()
    await Promise.all(pools.map((pool) => pool.end()))
  }
}

const sendAsIs: RunScript = (script, pool) => pool.query(script)

const panics = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: { set_message(text: string): void } }

/** Loaded once: the JavaScript around the WebAssembly supports one instance only. */
let engineClass: Promise<typeof SchemaEngine> | undefined

/** The package is made for bundlers; this does what a bundler would do to load it. */
async function loadEngine(): Promise<typeof SchemaEngine> {
  panics.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (text) => {
      throw new Error(`Prisma's schema engine: ${text}`)
    },
  }
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const entry = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  )
  const binary = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(binary, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  const { __wbg_set_wasm } = glue as unknown as { __wbg_set_wasm: (wasm: unknown) => void }
  __wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return glue.SchemaEngine
}
