import { log } from '@/lib/log'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { readBody } from '@/lib/outgoing/read-body'
import { LOGO_BYTES_MAX } from '../app'
import { decodeLogo } from './decode-logo'

/** How long a logo's address may take, body included. */
const PATIENCE_MS = 2500

type Fetch = typeof fetchForeign

/**
 * Fetches a logo that a program names (RFC 7591 §2), once, and encodes it again: people are shown our
 * copy, so nobody learns who looks at it. Null when it does not come, or is no picture that an upload
 * could be; the log says why.
 */
export async function fetchLogo(
  address: string,
  fetch: Fetch = fetchForeign,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await fetch(address, { headers: { accept: 'image/*' }, signal })
    if (answer.status !== 200) throw new Error(`its address answers ${answer.status}`)
    return await decodeLogo(await readBody(answer, LOGO_BYTES_MAX))
  } catch (error) {
    log.info({ event: 'logo_not_fetched', address, why: String(error) }, 'a logo was not fetched')
    return null
  }
}
