import type { Origin } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { noteLeakReport, noteProvableReport } from '@/lib/limits/leak-reports'
import type { FoundInput } from './found-input'
import { reportLeak } from './report-leak'
import { valuesIn } from './values-in'

const NO_SECRET =
  'There is no whole secret of this server in it. Paste the value as you found it, all of it.'

/**
 * Takes what somebody has found who is not signed in. Says nothing of whose it is, or whether it works:
 * a secret that works, one that has ended and one that never was are answered alike. Refuses with
 * `too_many_attempts` after 60 texts an hour from one address, and with `invalid_input` at `secret` when
 * no secret of the form of ours is in it, which is decided without the database.
 */
export async function reportFound(origin: Origin, { secret, place }: FoundInput): Promise<void> {
  const seconds = noteLeakReport(origin.address)
  if (seconds > 0) throw new Refusal('too_many_attempts', `leak reports: ${seconds} s to wait`)
  const values = valuesIn(secret)
  if (values.length === 0) throw new Refusal('invalid_input', 'secret', { secret: NO_SECRET })
  await noteProvableReport(origin.address)
  for (const value of values) await reportLeak({ value, place, reporter: 'stranger', origin })
}
