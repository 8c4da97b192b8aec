import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

// Generating needs no native engine, but the command would download one at every start and fail
// where it cannot. Naming any existing program as the engine skips that.
const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, ...process.env }
const prisma = fileURLToPath(import.meta.resolve('prisma/build/index.js'))
const { status } = spawnSync(
  process.execPath,
  [prisma, 'generate', '--config', 'prisma/prisma.config.ts', '--no-hints'],
  { env, stdio: ['ignore', 'ignore', 'inherit'] },
)
process.exitCode = status ?? 1
