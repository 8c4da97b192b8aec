import { loadEnvironmentFile, readEnvironment, setMode } from '@/lib/config'
import { tellWhy } from './cannot-start'

// npm run dev: the same server, with pages that are compiled as they are asked for and reload
// themselves when they change. What lib/server itself imports needs a restart.

try {
  loadEnvironmentFile()
  setMode('development')
  const { run } = await import('./main')
  await run(readEnvironment())
} catch (error) {
  tellWhy(error)
  process.exit(1)
}
