import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// npm start. What runs is the compiled server. In a fresh clone there is none, and start.ts makes it.
// `.env`, the data folder and some files are found from the folder of package.json.

process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
const compiled = new URL('../../.next/keyturn/start.mjs', import.meta.url)
if (existsSync(compiled)) {
  await import(compiled.href)
} else {
  const { register } = await import('tsx/esm/api')
  register()
  await import('./start.ts')
}
