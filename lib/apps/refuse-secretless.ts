import { Refusal } from '@/lib/errors'
import { refuseMetadataDocumentApp } from './refuse-metadata-document-app'
import type { AppRecord } from './store'

/**
 * Refuses an app that can have no secret and no key here. With `app_keeps_no_secret` if it runs on
 * people's devices (RFC 8252 §8.5), with `app_described_elsewhere` if its metadata document says
 * how it authenticates.
 */
export function refuseSecretless(app: AppRecord): void {
  if (app.type === 'native') throw new Refusal('app_keeps_no_secret', `app ${app.id}`)
  refuseMetadataDocumentApp(app)
}
