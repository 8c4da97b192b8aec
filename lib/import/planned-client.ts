import type { AppRegistration } from '@/lib/apps/registration/registration'
import type { ForeignDigest } from '@/lib/crypto/foreign-digest'
import type { Weakness } from '@/lib/secrets/secret'
import type { Verdict } from './client-import'

/** A secret as it will stand here: its digest, or the other server's, and never its value. */
export type PlannedSecret = {
  name: string
  /** In base64; null while only the foreign digest is known. */
  digest: string | null
  pepperVersion: number
  foreignDigest: ForeignDigest | null
  /** Empty when they are not known, or would tell too much of a short value. */
  lastFour: string
  weakness: Weakness | null
  /** ISO 8601; null for never. */
  expiresAt: string | null
}

/** What will be registered. It holds digests only. */
export type PlannedClient = {
  registration: AppRegistration
  secrets: PlannedSecret[]
  /** Of this organization; null for whoever moves it in. */
  ownerId: string | null
}

export type CheckedClient = {
  clientId: string
  name: string
  verdict: Verdict
  notes: string[]
  planned: PlannedClient | null
}
