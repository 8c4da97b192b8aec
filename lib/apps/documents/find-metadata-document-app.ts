import { db } from '@/lib/db/client'
import { appStatus } from '../app'
import { findDescribed } from './store'

/** Since when what an app's document says is in its row, and whether the app is in service. */
export type DescribedState = { describedAt: Date; outOfService: boolean }

/** How the app is that the document at this address describes; null where nobody has read it. */
export async function findMetadataDocumentApp(url: string): Promise<DescribedState | null> {
  const app = await findDescribed(db(), url)
  if (!app) return null
  const outOfService = appStatus(app) !== 'active'
  return { describedAt: app.describedAt ?? new Date(0), outOfService }
}
