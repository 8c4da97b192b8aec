import type { ForeignDigest } from '@/lib/crypto/foreign-digest'
import type { Retirement } from './secret'

/** A secret that another server made, as an attempt to authenticate needs it. */
export type MovedInSecret = {
  id: string
  digest: Buffer
  pepperVersion: number
  /** The other server's digest, until the value comes for the first time. */
  foreignDigest: ForeignDigest | null
  /** Why it does not authenticate now; null while it does. */
  endedBecause: Retirement | 'paused' | 'transition_over' | null
  /** The networks from which it authenticates, with spaces between; empty for everywhere. */
  networks: string
}
