import { parseArgs } from 'node:util'
import { runCommand, say } from './run-command'

// npm run audit:verify [-- --head <text>]…: docs/audit-seals.md says what it shows. It ends with status 1 if
// something was changed.

await runCommand('The audit log cannot be verified', async (environment) => {
  const { values } = parseArgs({ options: { head: { type: 'string', multiple: true } } })
  const { verifyByCommand } = await import('./verify-by-command')
  const isRight = await verifyByCommand(environment, { heads: values.head ?? [], say })
  if (!isRight) process.exitCode = 1
})
