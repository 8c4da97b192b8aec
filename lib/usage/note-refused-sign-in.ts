import type { Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal, type RefusalCode } from '@/lib/errors'
import { countRefused } from '@/lib/measured'
import { requestNotes } from '@/lib/request-notes'
import { tally } from './tally'

/** One sign-in that was refused. */
export type RefusedSignIn = {
  /** Empty if the person is not known: theirs is found when it is written. */
  organizationId: string
  /** Empty if nobody has the e-mail address. */
  personId: string
  cause: string
  address: string
}

const REST: RefusedSignIn = { organizationId: '', personId: '', cause: 'others', address: '' }

const signIns = tally<RefusedSignIn>('refused-sign-ins', {
  keyOf: ({ organizationId, personId, cause, address }) =>
    `${organizationId}\n${personId}\n${cause}\n${address}`,
  groupOf: ({ personId }) => personId,
  mostOfGroup: 100,
  restOf: (one) => ({ ...one, address: '' }),
  most: 2_000,
  rest: REST,
})

/** Returns what was refused since the last call, and removes it from memory. */
export const takeRefusedSignIns = signIns.take

/** Puts back what could not be written. */
export const returnRefusedSignIns = signIns.giveBack

/** Counts it in memory until the next flush, at most a second later. No database round trip. */
export function noteRefusedSignIn(refused: RefusedSignIn): void {
  signIns.note(refused, now())
  countRefused('person', refused.cause)
}

/** Somebody was at the door. The other refusals are about forms and sessions. */
const COUNTED: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'wrong_credentials',
  'too_many_attempts',
  'wrong_proof',
  'wrong_passkey',
])

/** Runs a step of a sign-in. If it is refused, that is counted for the person whom it is about. */
export async function countingRefusedSignIn<T>(origin: Origin, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && COUNTED.has(error.code)) {
      const personId = requestNotes()?.account ?? ''
      const address = origin.address ?? ''
      noteRefusedSignIn({ organizationId: '', personId, cause: causeOf(error), address })
    }
    throw error
  }
}

/** More than the person is told: whether the e-mail address or the password was wrong. */
function causeOf({ code, reason }: Refusal): string {
  return code === 'wrong_credentials' && reason ? reason.replaceAll(' ', '_') : code
}
