import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeApp } from '../authorize-app'
import type { Approval } from './approval'
import { findOpenApproval } from './find-open-approval'

/** What an app waits for, as `findOpenApproval` answers it. Refuses with `not_found`. */
export async function findApprovalOfApp(actor: Actor, appId: string): Promise<Approval | null> {
  await authorizeApp(db(), actor, appId, 'read')
  return findOpenApproval(db(), appId)
}
