import { namedFile, runCommand, say } from './run-command'

// npm run backup -- FILE: docs/operating.md says what is in it.

await runCommand('Nothing was backed up', async (environment) => {
  const file = namedFile('backup')
  const { backUpByCommand } = await import('./back-up-by-command')
  await backUpByCommand(environment, { file, say })
})
