import { provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { startTemporary } from '@/lib/db/embedded/temporary'
import { migrate } from '@/lib/db/migrate'

/** Does `work` in this process with an empty database of its own, which is gone afterwards. */
export async function onTemporary(work: (url: string) => Promise<void>): Promise<void> {
  const database = await startTemporary()
  try {
    await migrate(database.url)
    provideConfig({
      url: 'http://127.0.0.1',
      databaseUrl: database.url,
      masterKey: Buffer.alloc(32),
      secretPrefix: 'kt',
      production: true,
    })
    await work(database.url)
  } finally {
    await closeDb()
    await database.stop()
  }
}
