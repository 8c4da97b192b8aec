import { findAppOfProgram } from '@/lib/apps/programs/find-app-of-program'
import type { Adapter } from '../protocol/oidc-provider'
import { artifactAdapter } from '../tokens/artifact-adapter'

/**
 * Registration access tokens (RFC 7592): good for as long as the app is in service and its
 * organization lets programs register apps.
 */
export function registrationAccessTokens(kind: string): Adapter {
  const kept = artifactAdapter(kind)
  return {
    ...kept,
    async find(value) {
      const found = await kept.find(value)
      return found?.clientId && (await findAppOfProgram(found.clientId)) ? found : undefined
    },
  }
}
