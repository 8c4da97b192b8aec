import { findAppOfProgram } from '@/lib/apps/programs/find-app-of-program'
import type { Adapter } from '../protocol/oidc-provider'
import { artifactAdapter } from '../tokens/artifact-adapter'

/**
 * The engine's storage for registration access tokens (RFC 7592). They work while the app is in
 * service and its organization allows dynamic registration.
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
