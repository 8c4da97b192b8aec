import { findingSentence } from '@/lib/audit/seal/finding'
import { type Head, readHead } from '@/lib/audit/seal/head'
import { listSealedLogs } from '@/lib/audit/seal/list-sealed-logs'
import { verifySome } from '@/lib/audit/seal/verify-some'
import type { Environment } from '@/lib/environment'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { atTheDatabase } from './at-the-database'
import { CannotStart } from './cannot-start'

const STEP_MS = 2_000

type Command = { heads: readonly string[]; say: (sentence: string) => void }

/**
 * Verifies the audit logs of all organizations, against the heads that are given. Says of each what was found;
 * answers whether nothing was wrong. Throws `CannotStart` for a text that is no head.
 */
export async function verifyByCommand(
  environment: Environment,
  { heads, say }: Command,
): Promise<boolean> {
  const kept = heads.map(toHead)
  return atTheDatabase(environment, async ({ configured }) => {
    await loadMasterKeys(configured)
    const organizations = new Set([...(await listSealedLogs()), ...kept.map(organizationOf)])
    let isRight = true
    for (const organization of organizations) {
      const head = kept.find((one) => one.organization === organization) ?? null
      isRight = (await verifyOne(organization, { head, say })) && isRight
    }
    return isRight
  })
}

const organizationOf = ({ organization }: Head) => organization

function toHead(text: string): Head {
  const head = readHead(text)
  if (!head) throw new CannotStart(`${text} is no head: one begins with org_ and has four parts.`)
  return head
}

async function verifyOne(
  organization: string,
  { head, say }: { head: Head | null; say: Command['say'] },
): Promise<boolean> {
  let after = 0
  for (;;) {
    const step = await verifySome(organization, { after, kept: head, milliseconds: STEP_MS })
    after = step.after
    if (!step.done) {
      say(`${organization}: ${step.verified} of ${step.total} events …`)
      continue
    }
    if (step.finding) say(`${organization}: ${findingSentence(step.finding)}`)
    else {
      say(`${organization}: nothing was changed. Events: ${step.verified}, seals: ${after}.`)
      if (step.waiting > 0) say(`${organization}: waiting for a seal: ${step.waiting}.`)
    }
    if (step.head) say(`The newest head, to keep elsewhere: ${step.head}`)
    return step.finding === null
  }
}
