import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { toProvider } from '../find-provider'
import type { Finding } from '../finding'
import { noteSignIn } from '../note-sign-in'
import { SecretRefused } from '../openid/exchange-code'
import { type Metadata, readMetadata } from '../openid/find-metadata'
import { reachOf } from '../openid/provider-fetch'
import { countKeys, trySecret } from '../openid/try-provider'
import type { Provider } from '../provider-with-secret'
import { authorizeProvider } from './authorize-provider'

const good = (sentence: string): Finding => ({ tone: 'success', sentence })
const bad = (sentence: string): Finding => ({ tone: 'danger', sentence })

/**
 * Reads a provider's discovery document and its keys, and tries whether it accepts our secret.
 * Answers what it found. Refuses with `forbidden` and `not_found`.
 */
export async function testProvider(actor: Actor, providerId: string): Promise<Finding[]> {
  const provider = toProvider(await authorizeProvider(db(), actor, providerId))
  let metadata: Metadata
  try {
    metadata = await readMetadata(provider.issuer, reachOf(provider))
  } catch (error) {
    return [bad(`Its discovery document cannot be read: ${reasonOf(error)}.`)]
  }
  return [
    good(`Its discovery document names the issuer ${metadata.issuer}.`),
    await aboutKeys(metadata, provider),
    await aboutSecret(metadata, provider),
    ...aboutClaims(metadata, provider),
  ]
}

async function aboutKeys(metadata: Metadata, provider: Provider): Promise<Finding> {
  try {
    const count = await countKeys(metadata, provider)
    return good(`It publishes ${count === 1 ? 'one key' : `${count} keys`}.`)
  } catch (error) {
    return bad(`Its keys cannot be read: ${reasonOf(error)}.`)
  }
}

async function aboutSecret(metadata: Metadata, provider: Provider): Promise<Finding> {
  try {
    await trySecret(metadata, provider)
  } catch (error) {
    if (!(error instanceof SecretRefused)) {
      return bad(`Its token endpoint does not answer: ${reasonOf(error)}.`)
    }
    await noteSignIn(provider, { secretRefused: true })
    return bad('It refuses the client ID or the client secret.')
  }
  await noteSignIn(provider, { secretRefused: false })
  return good('It accepts the client ID and the client secret.')
}

/** What the document lists and lacks; a list that is not there says nothing. */
function aboutClaims(metadata: Metadata, { scopes, addressClaim }: Provider): Finding[] {
  const { scopes_supported: listed, claims_supported: claims } = metadata
  const unlisted = listed ? scopes.split(' ').filter((scope) => !listed.includes(scope)) : []
  const lacksAddress = claims !== undefined && !claims.includes(addressClaim)
  const warn = (sentence: string): Finding => ({ tone: 'warning', sentence })
  return [
    ...unlisted.map((scope) => warn(`It does not list the scope ${scope}.`)),
    ...(lacksAddress ? [warn(`It does not list the claim ${addressClaim}.`)] : []),
  ]
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : 'no reason was given'
}
