import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, startEmbedded } from './start-embedded'

/**
 * Starts a PostgreSQL for tests, whose files are removed when it stops. It is fast, and a crash
 * loses its data, unless it is to be durable.
 */
export async function startTemporary({ durable = false } = {}): Promise<Embedded> {
  const dataDir = mkdtempSync(join(tmpdir(), 'keyturn-'))
  chmodSync(dataDir, 0o711)
  const embedded = await startEmbedded({ dataDir, durable })
  return {
    ...embedded,
    stop: async () => {
      await embedded.stop()
      for (const folder of [embedded.home, dataDir]) {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}
