import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { inTransaction, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { requireStepUp } from '@/lib/people/require-step-up'
import { authorizeCheckers } from './authorize-checkers'
import { CHECKERS_MAX, type Checked } from './checker'
import type { NewChecker } from './checker-input'
import { countCheckers, findAppToCheck, insertChecker } from './store'

/**
 * Lets an app introspect the tokens of one API, or every token of the organization, from the next
 * request on (RFC 7662 §4). Letting it again changes nothing. Answers the app's name. Refuses with
 * `forbidden`, `not_found`, `step_up_required`, and `invalid_input` about the field `appId`.
 */
export async function letCheck(
  actor: Actor,
  checked: Checked,
  { appId }: NewChecker,
): Promise<string> {
  const { organizationId, personName: createdByName } = actor
  return inTransaction(async (tx) => {
    await lockOrganization(tx, organizationId)
    const api = await authorizeCheckers(tx, actor, checked)
    requireStepUp(actor)
    const name = await nameOfApp(tx, organizationId, appId)
    const which = { organizationId, apiId: checked }
    const before = await countCheckers(tx, which)
    const [id, createdAt] = [newId('chk'), now()]
    if (!(await insertChecker(tx, { ...which, id, appId, createdAt, createdByName }))) return name
    if (before >= CHECKERS_MAX) throw refuseApp(`${CHECKERS_MAX} apps check these already.`)
    await recordEvent(tx, actor, 'app.check_allowed', {
      target: { kind: 'app', id: appId, name },
      detail: { apiId: checked, api },
    })
    return name
  })
}

async function nameOfApp(tx: Tx, organizationId: string, appId: string): Promise<string> {
  const app = await findAppToCheck(tx, organizationId, appId)
  if (!app) throw refuseApp('No app of your organization has this client ID.')
  if (app.type === 'native' || app.source === 'metadata_document') {
    throw refuseApp('This app does not authenticate, so it checks only its own tokens.')
  }
  return app.name
}

function refuseApp(sentence: string): Refusal {
  return new Refusal('invalid_input', sentence, { appId: sentence })
}
