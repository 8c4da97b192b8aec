import { z } from 'zod'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { readBody } from '@/lib/outgoing/read-body'
import { Reading } from '@/lib/outgoing/reading'
import { processWide } from '@/lib/process'

const FETCH_MS = 10_000
const ANSWER_BYTES_MAX = 256 * 1024

const published = z.object({
  public_keys: z.array(z.object({ key_identifier: z.string(), key: z.string() })).max(100),
})

/** The keys of one address, by their ids. */
type Kept = { reading: Reading; keys: ReadonlyMap<string, string> }

const known = processWide('github-keys', () => new Map<string, Kept>())

/**
 * The key with which GitHub has signed, as PEM; null if GitHub does not publish one of this id. The
 * keys are read as those of apps are (`PUBLISHED_KEYS`): however many reports come at once, also while
 * they cannot be read. Rejects then.
 */
export async function githubKey(url: string, keyId: string): Promise<string | null> {
  const kept = keptOf(url)
  const { reading } = kept
  if (reading.isDue()) await reading.again()
  if (reading.isDue()) throw new Error(`the keys of GitHub cannot be read: ${reading.error}`)
  if (!kept.keys.has(keyId)) await reading.again()
  return kept.keys.get(keyId) ?? null
}

function keptOf(url: string): Kept {
  const before = known.get(url)
  if (before) return before
  const kept: Kept = {
    keys: new Map(),
    reading: new Reading(async () => {
      kept.keys = await fetchKeys(url)
    }),
  }
  known.set(url, kept)
  return kept
}

async function fetchKeys(url: string): Promise<ReadonlyMap<string, string>> {
  const signal = AbortSignal.timeout(FETCH_MS)
  const answer = await fetchForeign(url, { signal, headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`they were answered with ${answer.status}`)
  const body = Buffer.from(await readBody(answer, ANSWER_BYTES_MAX)).toString()
  const { public_keys } = published.parse(JSON.parse(body))
  return new Map(public_keys.map(({ key_identifier, key }) => [key_identifier, key]))
}
