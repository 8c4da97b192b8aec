import type { Actor } from '@/lib/actor'
import { valuesOf } from '@/lib/audit/events/before-after'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { endProviderSessions } from '@/lib/people/sessions/end-provider-sessions'
import { removeLinks } from '@/lib/people/sign-in/remove-links'
import type { ProviderChange } from '../provider-input'
import { sealSecret } from '../provider-secret'
import { updateProvider } from '../store'
import { revisionOf, viewProvider } from '../view-provider'
import { authorizeProvider, targetOf } from './authorize-provider'
import { changedFields } from './changed-fields'
import { takeDomains } from './take-domains'

/**
 * Changes a provider and answers its id; equal fields change nothing. A new secret is not refused
 * yet. With another client ID the provider may call the same people by other names (pairwise
 * subjects), so its links and sessions end, and people are linked anew by their addresses. Refuses
 * with `forbidden`, `not_found`, `provider_changed_meanwhile`, `step_up_required`, and
 * `invalid_input` with a sentence per field.
 */
export async function editProvider(
  actor: Actor,
  providerId: string,
  { clientSecret, revision, domains, ...next }: ProviderChange,
): Promise<string> {
  await inTransaction(async (tx) => {
    const row = await authorizeProvider(tx, actor, providerId)
    const fields = changedFields(row, { ...next, domains })
    const changed = clientSecret ? [...fields, 'clientSecret'] : fields
    if (changed.length === 0) return
    if (revision !== undefined && revision !== revisionOf(row)) {
      throw new Refusal('provider_changed_meanwhile', providerId)
    }
    requireStepUp(actor)
    const secret = clientSecret
      ? { sealedSecret: sealSecret(providerId, clientSecret), secretRefusedAt: null }
      : {}
    await updateProvider(tx, providerId, { ...next, ...secret, updatedAt: now() })
    await takeDomains(tx, providerId, domains)
    if (changed.includes('clientId')) await forgetPeople(tx, providerId)
    await recordEvent(tx, actor, 'provider.edited', {
      target: targetOf({ id: providerId, name: next.name }),
      detail: {
        changed: changed.join(', '),
        // Without the secret, which is no field of these.
        before: valuesOf(viewProvider(row), fields),
        after: valuesOf({ ...next, domains }, fields),
      },
    })
  })
  return providerId
}

async function forgetPeople(tx: Tx, providerId: string): Promise<void> {
  await endProviderSessions(tx, { providerId })
  await removeLinks(tx, providerId)
}
