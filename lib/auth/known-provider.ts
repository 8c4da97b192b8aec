import { log } from '@/lib/log'
import { findProvider } from '@/lib/providers/find-provider'
import { findMetadata } from '@/lib/providers/openid/find-metadata'
import type { KnownProvider } from './openid-provider'

/**
 * The provider with this id and what it says of itself; `absent` if there is none or it is off, and
 * `unreachable` if it does not say anything.
 */
export async function knownProvider(id: string): Promise<KnownProvider | 'absent' | 'unreachable'> {
  const provider = await findProvider(id)
  if (!provider) return 'absent'
  try {
    return { provider, metadata: await findMetadata(provider) }
  } catch (err) {
    log.warn({ err, provider: id }, 'the discovery document of a provider cannot be read')
    return 'unreachable'
  }
}

/** The sign-in page with a refusal, for a browser that came from a provider or was on its way there. */
export function toSignIn(code: 'provider_unreachable' | 'provider_secret_refused'): Response {
  return new Response(null, { status: 302, headers: { Location: `/sign-in?error=${code}` } })
}
