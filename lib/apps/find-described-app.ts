import { db } from '@/lib/db/client'
import { findDescribed } from './document-store'

/** Since when what an app's document says is in its row, and whether the app is in service. */
export type DescribedState = { describedAt: Date; halted: boolean }

/** How the app is that the document at this address describes; null where nobody has read it. */
export async function findDescribedApp(url: string): Promise<DescribedState | null> {
  const app = await findDescribed(db(), url)
  if (!app) return null
  const halted = app.suspendedAt !== null || app.deletedAt !== null
  return { describedAt: app.describedAt ?? new Date(0), halted }
}
