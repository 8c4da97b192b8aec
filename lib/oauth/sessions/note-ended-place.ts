import { db, type Tx } from '@/lib/db/client'
import type { Place } from '@/lib/people/ended-sessions'
import { deliver } from '../logout-notices/deliver-notices'
import { addNotices, type NewNotice } from '../logout-notices/store'
import { noticesOf } from './notices-of-session'
import { findSessionsOf } from './session-store'

/**
 * Called in the transaction that ends a person's place in an organization, while their sessions go on elsewhere. Writes
 * down which of its apps are to be told, once for each session in which the person was signed in to it (OpenID Connect
 * Back-Channel Logout 1.0). Answers what tells them. If the process ends first, another one tells them
 * after the lease.
 */
export async function noteEndedPlace(
  tx: Tx,
  { personId, organizationId }: Place,
): Promise<() => Promise<void>> {
  const notices = await noticesFor(tx, personId)
  // The organization is locked: to wait for an app here might be to wait in a circle.
  const written = await addNotices(tx, { organizationId, notices, waits: false })
  const known = new Set(written.map(nameOf))
  return async () => {
    // Of apps that were locked, and of sign-ins that were under way.
    const missed = (await noticesFor(db(), personId)).filter((one) => !known.has(nameOf(one)))
    const rest = await addNotices(db(), { organizationId, notices: missed, waits: true })
    await deliver([...written, ...rest])
  }
}

async function noticesFor(tx: Tx, personId: string): Promise<NewNotice[]> {
  return (await findSessionsOf(tx, personId)).flatMap(noticesOf)
}

const nameOf = ({ appId, sid }: NewNotice) => `${appId} ${sid}`
