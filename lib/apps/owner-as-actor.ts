import type { Actor, Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { findNames } from '@/lib/people/find-people'
import type { AppRecord } from './store'

/**
 * The actor for a change by a program or by a metadata document: the app's owner, with no more
 * rights than an owner has. The audit log tells them apart. The caller has checked the program's
 * credentials.
 */
export async function ownerAsActor(tx: Tx, app: AppRecord, origin: Origin): Promise<Actor> {
  const { ownerId: personId, organizationId } = app
  const names = await findNames(tx, [personId])
  const through = app.source === 'metadata_document' ? 'its document' : 'a program'
  const personName = `${names.get(personId) ?? personId} (through ${through})`
  return { personId, personName, organizationId, role: 'developer', provenAt: now(), origin }
}
