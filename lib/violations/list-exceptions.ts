import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { isAppSetting } from '@/lib/policies/exempt'
import type { ExceptionView } from './exception'
import { findOpenExceptions } from './exception-store'

/** The exceptions that have not ended; the one that ends next comes first. Refuses developers with `not_found`. */
export async function listExceptions(actor: Actor): Promise<ExceptionView[]> {
  if (actor.role === 'developer') throw new Refusal('not_found', `a ${actor.role}`)
  const { organizationId } = actor
  const rows = await findOpenExceptions(db(), { organizationId, at: now() })
  return rows.flatMap(({ app, setting, ...row }) =>
    isAppSetting(setting) ? [{ ...row, setting, appName: app.name }] : [],
  )
}
