import { appendFile } from 'node:fs/promises'
import { config } from '@/lib/config'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { writeHead } from './head'
import { sealKeys } from './present-seal-key'
import { publicKeyPem } from './seal-key'
import { readStatement, statementHash } from './statement'
import { findNewestSeal } from './store'

const ANSWER_WITHIN_MS = 10_000

/** A head as it is sent out, with what is needed to verify its signature. */
type SentHead = { head: string; statement: string; signature: string; publicKey: string }

/**
 * Sends the newest heads of these organizations to where the configuration says: a line of JSON for each is
 * added to the file, and the URL gets them in one POST. What fails is logged and not repeated: the next heads
 * say as much.
 */
export async function sendHeads(organizations: readonly string[]): Promise<void> {
  const { file, url } = config().auditHeads ?? {}
  if ((!file && !url) || organizations.length === 0) return
  const heads = (await Promise.all(organizations.map(newestHead))).filter((head) => head !== null)
  const ways = [
    file && appendFile(file, heads.map((head) => `${JSON.stringify(head)}\n`).join('')),
    url && post(url, heads),
  ]
  for (const sent of await Promise.allSettled(ways)) {
    if (sent.status === 'fulfilled') continue
    log.warn({ err: sent.reason, event: 'audit_head_not_sent' }, 'a head could not be sent out')
  }
}

async function newestHead(organization: string): Promise<SentHead | null> {
  const seal = await findNewestSeal(db(), organization)
  const said = seal && readStatement(seal.statement)
  const key = (await sealKeys(db())).find(({ id }) => id === said?.key)
  if (!seal || !said || !key) return null
  const { number, total } = said
  return {
    head: writeHead({ organization, number, total, hash: statementHash(seal.statement) }),
    statement: seal.statement,
    signature: Buffer.from(seal.signature).toString('base64url'),
    publicKey: publicKeyPem(key),
  }
}

async function post(url: string, heads: readonly SentHead[]): Promise<void> {
  const answer = await fetchForeign(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ heads }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the address of the heads answers ${answer.status}`)
}
