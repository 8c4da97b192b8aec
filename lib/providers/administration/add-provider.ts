import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { readDiscovery } from '../openid/read-discovery'
import type { NewProviderInput } from '../provider-input'
import { sealSecret } from '../provider-secret'
import { insertProvider } from '../store'
import { targetOf } from './authorize-provider'
import { refuseTooMany } from './refuse-too-many'
import { takeDomains } from './take-domains'

/**
 * Adds a provider by which people of the actor's organization sign in, and answers its id. Its
 * discovery document is read first, and the issuer is the one that it names. Refuses with
 * `forbidden`, `step_up_required`, `too_many_providers`, and `invalid_input` with a sentence per
 * field.
 */
export async function addProvider(actor: Actor, input: NewProviderInput): Promise<string> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { id, clientSecret, domains, ...said } = input
  const { issuer } = await readDiscovery(said.issuer, 'admitted')
  const { organizationId } = actor
  await inTransaction(async (tx) => {
    await refuseTooMany(tx, organizationId)
    const at = now()
    const sealedSecret = sealSecret(id, clientSecret)
    const row = { ...said, id, issuer, organizationId, sealedSecret, createdAt: at, updatedAt: at }
    if (!(await insertProvider(tx, row))) {
      throw new Refusal('invalid_input', 'the id is taken', { id: 'Open this page anew.' })
    }
    await takeDomains(tx, id, domains)
    await recordEvent(tx, actor, 'provider.added', {
      target: targetOf(row),
      detail: { issuer, domains: domains.join(', ') },
    })
  })
  return id
}
