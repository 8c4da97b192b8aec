import type { Origin } from '@/lib/actor'
import { db } from '@/lib/db/client'
import type { Receiver } from './receiver'
import * as store from './store'

/** The app as a receiver of signals; null unless it checks tokens of an API. */
export async function findReceiver(appId: string, origin: Origin): Promise<Receiver | null> {
  const app = await store.findReceiver(db(), appId)
  return app && { appId: app.id, appName: app.name, organizationId: app.organizationId, origin }
}
