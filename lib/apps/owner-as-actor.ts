import type { Actor, Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { findNames } from '@/lib/people/find-people'
import type { AppRecord } from './store'

/**
 * In whose name a program changes the app that it has registered, or a document the app that it
 * describes: its owner's, with no more rights than an owner has; the audit log tells them apart. What
 * the program presented was checked before.
 */
export async function ownerAsActor(tx: Tx, app: AppRecord, origin: Origin): Promise<Actor> {
  const { ownerId: personId, organizationId } = app
  const names = await findNames(tx, [personId])
  const through = app.source === 'metadata_document' ? 'its document' : 'a program'
  const personName = `${names.get(personId) ?? personId} (through ${through})`
  return { personId, personName, organizationId, role: 'developer', provenAt: now(), origin }
}
