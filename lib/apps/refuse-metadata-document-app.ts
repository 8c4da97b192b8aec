import { Refusal } from '@/lib/errors'
import type { AppRecord } from './store'

/**
 * Refuses with `app_described_elsewhere`. The metadata document of an app is read again and again,
 * so a change here would be lost.
 */
export function refuseMetadataDocumentApp(app: Pick<AppRecord, 'id' | 'source'>): void {
  if (app.source === 'metadata_document') {
    throw new Refusal('app_described_elsewhere', `app ${app.id}`)
  }
}
