import type { Origin } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { deleteApp } from '../lifecycle/delete-app'
import { ownerAsActor } from '../owner-as-actor'
import { findAppOfProgram } from './find-app-of-program'

/**
 * Deletes an app that a program has registered (RFC 7592 §2.3). As in the portal, a person can
 * restore it for 7 days. Refuses with `not_found`.
 */
export async function deleteByProgram(appId: string, origin: Origin): Promise<void> {
  const app = await findAppOfProgram(appId)
  if (!app) throw new Refusal('not_found', `no program's app: ${appId}`)
  await deleteApp(await ownerAsActor(db(), app, origin), appId, { typedName: app.name })
}
