#!/usr/bin/env node
import { register } from 'tsx/esm/api'

// The command line is TypeScript like everything else, and imports nothing of the server.
register()
const { main } = await import('../lib/cli/main.ts')
process.exitCode = await main(process.argv.slice(2))
