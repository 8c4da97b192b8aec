import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { findPolicy, findPolicyOfApp } from '@/lib/policies/find-policy'
import type { Registered } from '../fields/fields'
import { refuseByPolicy } from '../refuse-by-policy'
import type { AppRecord } from '../store'
import type { Approval, WaitingChange } from './approval'
import { ask } from './ask'
import { needsApproval } from './needs-approval'
import { decideApproval, findRefusedOf, findWaitingOf } from './store'
import { takeBack } from './take-back'
import { joinChanges, splitEdit } from './what-waits'

/** What of an edit counts at once, and whether the rest waits. */
export type HeldEdit<Edit> = { atOnce: Edit; waits: boolean }

type Circumstances = {
  /** A program edits by itself, again and again: what was refused once is not asked for again. */
  byItself?: boolean
}

/**
 * Takes out of an edit what makes the app wider, and puts that before the administrators, where the
 * policy says so and the actor is not one. It joins what the app waits for already, as a new
 * question, so that nobody approves more than they saw. An app that is not approved yet waits as a
 * whole. What was asked for before, and an edit has that counts at once, is taken back. The caller
 * has locked the app. Refuses with `invalid_input` what the policy does not allow,
 * so that nobody is asked for it.
 */
export async function holdEdit<Edit extends Partial<Registered>>(
  tx: Tx,
  actor: Actor,
  { app, edit, byItself = false }: { app: AppRecord; edit: Edit } & Circumstances,
): Promise<HeldEdit<Edit>> {
  const free = { atOnce: edit, waits: false }
  if (app.suspendedFor === 'approval') return free
  const isAsked =
    needsApproval(actor) && (await findPolicy(tx, app.organizationId)).approveWiderApps
  if (!isAsked) {
    await takeBackWhatIsThere(tx, actor, { app, edit })
    return free
  }
  const { atOnce, waits } = splitEdit(app, edit)
  if (!waits) return free
  const { id: appId, organizationId } = app
  refuseByPolicy(await findPolicyOfApp(tx, { organizationId, appId }), edit, app)
  if (byItself && (await wasRefused(tx, app, waits))) return { atOnce, waits: true }
  const waiting = await findWaitingOf(tx, app.id)
  const change = joinChanges(app, waiting ? [waiting.change, waits] : [waits])
  if (change && !isDeepStrictEqual(change, waiting?.change)) {
    if (waiting) await replace(tx, actor, waiting)
    await ask(tx, actor, { app, kind: 'change', change })
  }
  return { atOnce, waits: true }
}

/** What was asked for before, and is in the registration without an approval, waits for nobody. */
async function takeBackWhatIsThere(
  tx: Tx,
  actor: Actor,
  { app, edit }: { app: AppRecord; edit: Partial<Registered> },
): Promise<void> {
  const waiting = await findWaitingOf(tx, app.id)
  if (!waiting || joinChanges({ ...app, ...edit }, [waiting.change])) return
  await takeBack(tx, actor, { app, waiting })
}

async function replace(tx: Tx, actor: Actor, { id }: Approval): Promise<void> {
  const decided = { decidedAt: now(), decidedByName: actor.personName }
  await decideApproval(tx, id, { state: 'withdrawn', ...decided })
}

async function wasRefused(tx: Tx, app: AppRecord, waits: WaitingChange): Promise<boolean> {
  const refused = await findRefusedOf(tx, app.id)
  const all = joinChanges(app, refused)
  const has = (key: 'addRedirectUris' | 'addPostLogoutRedirectUris' | 'addScopes') =>
    waits[key].every((one) => all?.[key].includes(one))
  return (
    all !== null && has('addRedirectUris') && has('addPostLogoutRedirectUris') && has('addScopes')
  )
}
