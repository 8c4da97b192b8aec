import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { ALLOWED_HOSTS_MAX } from './allowed-host'
import type { NewAllowedHost } from './allowed-host-input'
import { countHosts, insertHost } from './allowed-host-store'

/**
 * Allows apps whose metadata document is on this host, from the next request on. The apps belong to
 * the actor. Answers the host as it stands in a URL. Allowing the same host again changes nothing.
 * Refuses with `forbidden`, `step_up_required`, `too_many_admitted_hosts`, and `invalid_input`
 * about the field `host`.
 */
export async function allowHost(actor: Actor, { host }: NewAllowedHost): Promise<string> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { organizationId, personId } = actor
  await inTransaction(async (tx) => {
    await lockOrganization(tx, organizationId)
    const before = await countHosts(tx, organizationId)
    const isNew = await insertHost(tx, { organizationId, host, personId, createdAt: now() })
    if (!isNew) return
    if (before >= ALLOWED_HOSTS_MAX) throw new Refusal('too_many_admitted_hosts')
    const target = { kind: 'host', id: host, name: host } as const
    await recordEvent(tx, actor, 'host.admitted', { target })
  })
  return host
}
