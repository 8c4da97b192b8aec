import { runCommand } from './run-command'

// npm run rotate-master-key: docs/operating.md says when, and in which order.

await runCommand('The master key cannot be rotated', async (environment) => {
  const { rotateByCommand } = await import('./rotate-by-command')
  await rotateByCommand(environment)
})
