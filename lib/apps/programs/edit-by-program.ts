import type { Origin } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { holdEdit } from '../approvals/hold-edit'
import { changeApp } from '../change-app'
import { isInDevelopment } from '../fields/development'
import type { AppType } from '../fields/field'
import { refuseAddedKeys } from '../keys/refuse-added-keys'
import { writeLogo } from '../logo/write-logo'
import { ownerAsActor } from '../owner-as-actor'
import { planEdit } from '../plan-edit'
import { refuseIdle } from '../refuse-idle'
import { findAppOfProgram } from './find-app-of-program'
import type { WithLogo } from './logo-of-program'

/**
 * Replaces the client metadata of an app that a program has registered (RFC 7592 §2.2), and nothing
 * else. `logo` is what was fetched at `logoUri`; undefined leaves the logo as it is. Owner,
 * organization, secrets, and the fields that are no metadata stay as they are. Refuses with
 * `not_found`, and with `invalid_input` by field.
 */
export async function editByProgram(
  appId: string,
  { logo, ...registration }: WithLogo,
  origin: Origin,
): Promise<void> {
  const app = await findAppOfProgram(appId)
  if (!app) throw new Refusal('not_found', `no program's app: ${appId}`)
  const actor = await ownerAsActor(db(), app, origin)
  await changeApp(actor, appId, async (present, tx) => {
    refuseIdle(present)
    refuseOtherKind(present.type, registration.type)
    await refuseAddedKeys(tx, present, registration)
    const developmentUntil = isInDevelopment(present)
      ? present.developmentUntil
      : registration.developmentUntil
    const edit = { ...registration, developmentUntil }
    const { atOnce } = await holdEdit(tx, actor, { app: present, edit, byItself: true })
    return planEdit(present, atOnce, { vouches: false, logo: await writeLogo(tx, appId, logo) })
  })
}

function refuseOtherKind(before: AppType, after: AppType): void {
  if ((before === 'native') === (after === 'native')) return
  const sentence = 'An app cannot come to keep a secret, or give that up. Register another one.'
  throw new Refusal('invalid_input', 'native or not', { type: sentence })
}
