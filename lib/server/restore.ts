import { namedFile, runCommand, say } from './run-command'

// npm run restore -- FILE: fills an empty database.

await runCommand('The backup is not restored', async (environment) => {
  const file = namedFile('restore')
  const { restoreByCommand } = await import('./restore-by-command')
  await restoreByCommand(environment, { file, say })
})
