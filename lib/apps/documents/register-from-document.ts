import type { Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findPolicyOfNewApp } from '@/lib/policies/find-policy'
import { documentHost } from '../app'
import { holdEdit } from '../approvals/hold-edit'
import { holdNewApp } from '../approvals/hold-new-app'
import { changeApp } from '../change-app'
import { ownerAsActor } from '../owner-as-actor'
import { planEdit } from '../plan-edit'
import { refuseByPolicy } from '../refuse-by-policy'
import { refuseIdle } from '../refuse-idle'
import type { DocumentRegistration } from '../registration/registration'
import { type AppRecord, findAppOf, insertApp } from '../store'
import { findAdmission } from './find-admission'
import { scopesOfDocument } from './scopes-of-document'
import { countAppsAtHost, findAppOfDocument, noteDocumentRead } from './store'

/** How many metadata-document apps of one organization may be at one host. */
export const APPS_PER_HOST_MAX = 100

/** The document's content, and where the request came from that caused us to read it. */
export type Document = { url: string; origin: Origin }

/**
 * Writes the content of a metadata document into its app: registers a new app, or changes the
 * existing one. A new app is owned by the person who allowed its host. Refuses with `not_found`
 * when no organization takes the app, with `app_suspended` and `app_deleted`, and with
 * `invalid_input` by field.
 */
export async function registerFromDocument(
  document: Document,
  registration: DocumentRegistration,
): Promise<void> {
  refuseOtherHosts(document, registration)
  const known = await findAppOfDocument(db(), document.url)
  const app = known && (await findAppOf(db(), known.organizationId, document.url))
  await (app ? change(app, document, registration) : arrive(document, registration))
}

/** A document may make this server call the allowed host, and no other. */
function refuseOtherHosts({ url }: Document, registration: DocumentRegistration): void {
  const host = documentHost(url)
  const { jwksUri, backchannelLogoutUri } = registration
  for (const [field, address] of Object.entries({ jwksUri, backchannelLogoutUri })) {
    if (address === null || new URL(address).host === host) continue
    const sentence = 'This has to be on the host of the document.'
    throw new Refusal('invalid_input', 'at another host', { [field]: sentence })
  }
}

async function change(
  app: AppRecord,
  { url, origin }: Document,
  registration: DocumentRegistration,
): Promise<void> {
  const owner = await ownerAsActor(db(), app, origin)
  await changeApp(owner, url, async (present, tx) => {
    refuseIdle(present)
    const describedAt = now()
    const scopes = await scopesOfDocument(tx, present, registration.scopes)
    const edit = { ...registration, scopes }
    const { atOnce } = await holdEdit(tx, owner, { app: present, edit, byItself: true })
    const planned = planEdit(present, atOnce, { vouches: false })
    if (planned) return { ...planned, data: { ...planned.data, describedAt } }
    await noteDocumentRead(tx, url, describedAt)
    return null
  })
}

async function arrive(
  { url: id, origin }: Document,
  registration: DocumentRegistration,
): Promise<void> {
  const host = documentHost(id)
  if (host === null) throw new Refusal('not_found', `no document: ${id}`)
  await inTransaction(async (tx) => {
    const admission = await findAdmission(tx, host, { hold: true })
    if (!admission) throw new Refusal('not_found', `nobody allows ${host}`)
    // Another request has read it at the same moment.
    if (await findAppOfDocument(tx, id)) return
    const { organizationId, personId: ownerId } = admission
    if ((await countAppsAtHost(tx, { organizationId, host })) >= APPS_PER_HOST_MAX) {
      throw new Refusal('not_found', `${APPS_PER_HOST_MAX} apps at ${host}`)
    }
    const at = now()
    const times = { createdAt: at, updatedAt: at, describedAt: at }
    const whose = { id, organizationId, ownerId, source: 'metadata_document' } as const
    refuseByPolicy(await findPolicyOfNewApp(tx, organizationId), registration)
    const app = await insertApp(tx, { ...registration, ...whose, ...times })
    const actor = await ownerAsActor(tx, app, origin)
    await recordEvent(tx, actor, 'app.registered', {
      target: { kind: 'app', id, name: app.name },
      detail: { type: app.type, host },
    })
    await holdNewApp(tx, actor, app)
  })
}
