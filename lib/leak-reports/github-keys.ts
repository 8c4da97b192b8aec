import { z } from 'zod'
import { MINUTE, now } from '@/lib/clock'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { readBody } from '@/lib/outgoing/read-body'
import { processWide } from '@/lib/process'

const FETCH_MS = 10_000
const ANSWER_BYTES_MAX = 256 * 1024
/** GitHub changes its keys rarely. A key that is not there is looked for this often at most. */
const FETCHED_AGAIN_SECONDS = MINUTE
const KEPT_SECONDS = 60 * MINUTE

const published = z.object({
  public_keys: z.array(z.object({ key_identifier: z.string(), key: z.string() })).max(100),
})

type Kept = { url: string; at: number; keys: ReadonlyMap<string, string> }

const keeper = processWide<{ fetching: Promise<Kept> | null }>('github-keys', () => ({
  fetching: null,
}))

/**
 * The key with which GitHub has signed, as PEM; null if GitHub does not publish one of this id. The
 * keys are kept for an hour, and fetched anew for an unknown id, once a minute at most. Rejects when
 * they cannot be fetched.
 */
export async function githubKey(url: string, keyId: string): Promise<string | null> {
  const kept = await keeper.fetching?.catch(() => null)
  const ageSeconds = kept?.url === url ? (now().getTime() - kept.at) / 1000 : Infinity
  const isKnown = kept?.keys.has(keyId) && ageSeconds < KEPT_SECONDS
  if (kept && (isKnown || ageSeconds < FETCHED_AGAIN_SECONDS)) return kept.keys.get(keyId) ?? null
  keeper.fetching = fetchKeys(url)
  return (await keeper.fetching).keys.get(keyId) ?? null
}

async function fetchKeys(url: string): Promise<Kept> {
  const signal = AbortSignal.timeout(FETCH_MS)
  const answer = await fetchForeign(url, { signal, headers: { accept: 'application/json' } })
  const body = Buffer.from(await readBody(answer, ANSWER_BYTES_MAX)).toString()
  const { public_keys } = published.parse(JSON.parse(body))
  const keys = new Map(public_keys.map(({ key_identifier, key }) => [key_identifier, key]))
  return { url, at: now().getTime(), keys }
}
