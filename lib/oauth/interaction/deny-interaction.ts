import type { Actor } from '@/lib/actor'
import { inTransaction } from '@/lib/db/client'
import { recordGrantEvent } from '@/lib/grants/record-grant-event'
import { introduceApp } from './app-store'
import {
  answerInteraction,
  type Interaction,
  type InteractionRef,
  interactionOf,
} from './open-interaction'

/**
 * Tells the app `access_denied` (RFC 6749 §4.1.2.1) and answers the URL at which the browser
 * continues. That a person did not agree is in the audit log, if they are `actor` and were asked for
 * consent. Throws `Refusal('interaction_over')`.
 */
export async function denyInteraction(ref: InteractionRef, actor: Actor | null): Promise<string> {
  const interaction = await interactionOf(ref)
  const { accountId } = interaction.session ?? {}
  if (actor && interaction.prompt.name === 'consent' && accountId === actor.personId) {
    await recordDenial(actor, interaction)
  }
  return answerInteraction(interaction, {
    error: 'access_denied',
    error_description: 'the person did not agree',
  })
}

async function recordDenial(actor: Actor, { params }: Interaction): Promise<void> {
  const appId = String(params.client_id)
  const introduced = await introduceApp(appId)
  if (!introduced) return
  const target = { kind: 'grant', id: appId, name: introduced.app.name } as const
  await inTransaction((tx) =>
    recordGrantEvent(tx, actor, 'grant.denied', {
      appOrganizationId: introduced.organizationId,
      event: { target, detail: { appId } },
    }),
  )
}
