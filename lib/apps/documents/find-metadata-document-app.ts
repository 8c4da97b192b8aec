import { db } from '@/lib/db/client'
import { appStatus } from '../app'
import { findAppOfDocument } from './store'

/** When the app's document was last read, and whether the app is in service. */
export type DocumentState = { describedAt: Date; outOfService: boolean }

/** The state of the app whose metadata document is at this URL; null when nobody has read it. */
export async function findMetadataDocumentApp(url: string): Promise<DocumentState | null> {
  const app = await findAppOfDocument(db(), url)
  if (!app) return null
  const outOfService = appStatus(app) !== 'active'
  return { describedAt: app.describedAt ?? new Date(0), outOfService }
}
