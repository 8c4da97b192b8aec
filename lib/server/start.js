import { existsSync } from 'node:fs'

// npm start. What runs is the compiled server. In a fresh clone there is none, and start.ts makes it.

const compiled = new URL('../../.next/keyturn/start.mjs', import.meta.url)
if (existsSync(compiled)) {
  await import(compiled.href)
} else {
  const { register } = await import('tsx/esm/api')
  register()
  await import('./start.ts')
}
