import { now } from '@/lib/clock'
import { rowsOf, type Statement } from '@/lib/db/statement'

const SEND: Statement = {
  name: 'send-session-signals',
  text: `
    SELECT send_person_signal('session', person, signal_subject('session', uid), $3::timestamptz)
    FROM unnest($1::text[], $2::bytea[]) AS ended(person, uid)`,
}

/** Tells receivers of sessions of the engine that are over, by the digests of their uids. */
export async function tellOfSessions(
  ended: readonly { personId: string; uidDigest: Buffer }[],
): Promise<void> {
  if (ended.length === 0) return
  const values = [ended.map((one) => one.personId), ended.map((one) => one.uidDigest)]
  await rowsOf(SEND, [...values, now().toISOString()])
}
