import { loadEnvironmentFile, setMode } from '@/lib/config'
import { build } from './build-if-stale'
import { tellWhy } from './cannot-start'

// npm run build: what `npm start` does by itself when there is no current build.

try {
  loadEnvironmentFile()
  setMode('production')
  await build()
} catch (error) {
  tellWhy(error)
  process.exit(1)
}
