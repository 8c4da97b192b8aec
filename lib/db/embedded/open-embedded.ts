import { resolve } from 'node:path'
import { locateServer } from './locate-server'
import { AlreadyRunning, embeddedUrl } from './ownership'
import { portOfPidFile } from './postmaster'
import { startEmbedded } from './start-embedded'

/**
 * The embedded database of a data folder, for a command: that of a running portal, or else started
 * here, until `close`. Throws what keeps it from starting.
 */
export async function openEmbedded(
  dataDir: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  try {
    const { url, stop } = await startEmbedded({ dataDir })
    return { url, close: stop }
  } catch (error) {
    const server = await locateServer(resolve(dataDir))
    const port = portOfPidFile(server)
    if (!(error instanceof AlreadyRunning) || !port) throw error
    return { url: embeddedUrl(server, port, 'keyturn'), close: async () => {} }
  }
}
