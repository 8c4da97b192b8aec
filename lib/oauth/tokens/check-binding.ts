import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose'
import { now } from '@/lib/clock'
import { config } from '@/lib/config'
import { PROOF_ALGORITHMS } from '../protocol/proof-algorithms'
import { runningEngine } from '../protocol/running-engine'
import { clientCertificate } from '../request/client-certificate'

/** How old or new a proof may be, in seconds; the engine allows as much. */
const PROOF_SECONDS = 300

/** A token that is bound to a key (RFC 9449 §6) or to a certificate (RFC 8705 §3). */
export type Bound = {
  clientId?: string | undefined
  jkt?: string | undefined
  'x5t#S256'?: string | undefined
}

/** How the token was presented. */
export type Presented = { value: string; scheme: 'bearer' | 'dpop' }

/**
 * Why the request does not prove that it has what the token is bound to; null when it does. A DPoP
 * proof has to be of this method, address and token, at most five minutes old, and new (RFC 9449
 * §4.3, §7). The engine checks proofs within its own requests only.
 */
export async function whyNotBound(
  req: IncomingMessage,
  token: Bound,
  { value, scheme }: Presented,
): Promise<string | null> {
  const { jkt, 'x5t#S256': certificateThumbprint } = token
  if (certificateThumbprint !== undefined) {
    const shown = clientCertificate(req)
    const thumbprint = shown && createHash('sha256').update(shown.raw).digest('base64url')
    return thumbprint === certificateThumbprint ? null : 'another certificate, or none'
  }
  if (jkt === undefined || scheme !== 'dpop') return 'presented without its proof'
  try {
    return await whyNotProven(req, { jkt, value, clientId: token.clientId ?? '' })
  } catch (error) {
    return `the proof does not verify: ${error instanceof Error ? error.message : ''}`
  }
}

type Proven = { jkt: string; value: string; clientId: string }

async function whyNotProven(
  req: IncomingMessage,
  { jkt, value, clientId }: Proven,
): Promise<string | null> {
  const proof = req.headers.dpop
  if (typeof proof !== 'string') return 'no proof, or several'
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
    algorithms: [...PROOF_ALGORITHMS],
    typ: 'dpop+jwt',
    currentDate: now(),
    clockTolerance: PROOF_SECONDS,
  })
  const { iat = 0, jti, htm, htu, ath } = payload
  const seconds = Math.floor(now().getTime() / 1000)
  if (Math.abs(seconds - iat) > PROOF_SECONDS) return 'the proof is not recent'
  if (htm !== req.method || !isAddress(htu, req)) return 'the proof is of another request'
  if (ath !== createHash('sha256').update(value).digest('base64url')) return 'of another token'
  const key = protectedHeader.jwk
  if (!key || (await calculateJwkThumbprint(key)) !== jkt) return 'the proof is by another key'
  if (typeof jti !== 'string' || !jti) return 'the proof has no jti'
  const { ReplayDetection } = runningEngine()
  // As long as it may be presented, also when its clock is ahead of ours.
  const isNew = await ReplayDetection.unique(clientId, jti, iat + PROOF_SECONDS + 1)
  return isNew ? null : 'the proof was used before'
}

/** RFC 9449 §4.3: without query and fragment. */
function isAddress(htu: unknown, { url = '' }: IncomingMessage): boolean {
  if (typeof htu !== 'string' || !URL.canParse(htu)) return false
  const said = new URL(htu)
  const asked = new URL(url, config().url)
  return said.origin === asked.origin && said.pathname === asked.pathname
}
