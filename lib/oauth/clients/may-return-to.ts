import { isReturnedTo, redirectKindsOf } from '@/lib/apps/fields/redirect-uri'
import type { Client } from '../protocol/oidc-provider'
import { appReturning } from './client-metadata'

/**
 * Whether a browser may be sent to `uri`, when the client's app has registered these. An app whose
 * development has ended is not returned to at the loopback interface.
 */
export function mayReturnTo(client: Client, uri: string, registered: readonly string[]): boolean {
  return isReturnedTo(uri, registered, redirectKindsOf(appReturning(client)))
}
