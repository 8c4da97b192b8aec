import { hash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '@/lib/crypto/canonical-json'

/** What a seal says. docs/audit-seals.md explains it to whoever verifies by another program. */
const statement = z.strictObject({
  version: z.literal(1),
  organization: z.string(),
  /** 1, 2, 3, … within the organization. */
  number: z.int(),
  sealedAt: z.iso.datetime(),
  /** When last nothing was waiting for a seal: events of this seal are not older, but for `LATE_MS`. */
  since: z.iso.datetime().nullable(),
  /** Whether this seal took everything that was waiting. */
  drained: z.boolean(),
  /** Events of this seal, and of all seals up to it. */
  count: z.int(),
  total: z.int(),
  /** The Merkle root over its events, base64url. */
  root: z.string(),
  /** The latest time of its events. */
  newest: z.iso.datetime().nullable(),
  /** The events of the seals up to this number are removed: the policy keeps them no longer. */
  expired: z.int(),
  /** The SHA-256 of the statement before, base64url. */
  previous: z.string().nullable(),
  /** The SHA-256 of the public key that signs, base64url. */
  key: z.string(),
})

export type SealStatement = z.output<typeof statement>

/** A transaction may commit this much later than the time of its event. */
export const LATE_MS = 10 * 60_000

/** The text that is signed. */
export const writeStatement = (said: SealStatement): string => canonicalJson(said)

/** What a text says; null if that is no statement. */
export function readStatement(text: string): SealStatement | null {
  try {
    return statement.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** The hash by which the next seal, and whoever keeps a head, names a statement. */
export const statementHash = (text: string): string => hash('sha256', text, 'base64url')
