import { Refusal } from '@/lib/errors'
import { refuseIdle } from './refuse-idle'
import { refuseMetadataDocumentApp } from './refuse-metadata-document-app'
import type { AppRecord } from './store'

/**
 * Refuses an app that can get no secret and no key here: with `app_deleted` or `app_suspended` while
 * it is not in service, with `app_keeps_no_secret` if it runs on people's devices (RFC 8252 §8.5),
 * with `app_described_elsewhere` if its metadata document says how it authenticates.
 */
export function refuseSecretless(app: AppRecord): void {
  refuseIdle(app)
  if (app.type === 'native') throw new Refusal('app_keeps_no_secret', `app ${app.id}`)
  refuseMetadataDocumentApp(app)
}
