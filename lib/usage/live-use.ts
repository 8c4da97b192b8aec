import type { SecretUseView } from '@/lib/secrets/secret'
import type { StillSent } from './still-sent'

/** What changes on the page of an app's secrets while it is open. */
export type LiveUse = {
  /** The time of the server when it looked. */
  at: Date
  /** The use of each active secret, by its id; null if it was never used. */
  uses: Record<string, SecretUseView | null>
  /** The secrets that were sent though they had ended or were paused. */
  stillSent: StillSent[]
}
