import { discoveryRequest, processDiscoveryResponse } from 'oauth4webapi'
import { Refusal } from '@/lib/errors'
import { InnerAddress } from '@/lib/outgoing/fetch-foreign'
import { type Metadata, requestOptions } from './find-metadata'
import type { Reach } from './provider-fetch'

/** A discovery document, and the issuer that it names. Refuses what is none. */
async function readDocument(issuer: string, reach: Reach) {
  try {
    const response = await discoveryRequest(new URL(issuer), requestOptions(reach))
    const body = (await response.clone().json()) as { issuer?: unknown }
    return { told: typeof body.issuer === 'string' ? body.issuer : '', response }
  } catch (error) {
    return refuse(unread(error), error)
  }
}

/**
 * Reads what the provider at a typed address says of itself. A document that names another issuer on
 * the same host is followed once: Entra answers a tenant's name with its ID, Auth0 adds a slash.
 * Whatever is believed then names itself (OpenID Connect Discovery 1.0, §4.3). Refuses with
 * `invalid_input` and a sentence at `issuer`.
 */
export async function readDiscovery(typed: string, reach: Reach): Promise<Metadata> {
  const first = await readDocument(typed, reach)
  refuseOtherIssuer(typed, first.told)
  const last = first.told === typed ? first : await readDocument(first.told, reach)
  if (last.told !== first.told) {
    refuse(`It calls itself ${first.told}, and there ${last.told}.`, 'two issuers')
  }
  const metadata = await processDiscoveryResponse(new URL(last.told), last.response).catch(
    (error) => refuse('Its discovery document is not in the right form.', error),
  )
  const missing = (['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const).find(
    (name) => !metadata[name],
  )
  if (missing) refuse(`Its discovery document names no ${missing}.`, 'an endpoint is missing')
  return metadata
}

function refuseOtherIssuer(typed: string, told: string): void {
  if (/[{}]/.test(told)) {
    refuse(
      'This address is for every tenant. Write that of your own: its ID or domain stands in the place of “common”.',
      'an issuer for every tenant',
    )
  }
  const isSameHost = URL.canParse(told) && new URL(told).origin === new URL(typed).origin
  if (!isSameHost) refuse(`It calls itself “${told}”. Write that, if it is yours.`, 'another host')
}

function unread(error: unknown): string {
  if (error instanceof InnerAddress) return error.sentence
  return 'No discovery document can be read there. Check the address, and that this server can reach it.'
}

function refuse(sentence: string, reason: unknown): never {
  const why = reason instanceof Error ? reason.message : String(reason)
  throw new Refusal('invalid_input', why, { issuer: sentence })
}
