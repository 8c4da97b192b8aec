import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { recordGrantEvent } from '@/lib/grants/record-grant-event'
import { isDisabledIn } from '@/lib/people/is-disabled-in'
import { keepGrant } from '../consents/keep-grant'
import { runningEngine } from '../protocol/running-engine'
import { introduceApp } from './app-store'
import { missingOf } from './missing'
import { answerInteraction, type Interaction } from './open-interaction'

const DISABLED_THERE = {
  error: 'access_denied',
  error_description: "the person is disabled in the app's organization",
}

/**
 * Grants the app the interaction's scopes and answers the URL at which the browser continues.
 * A person who is disabled in the app's organization goes back with `access_denied` (RFC 6749
 * §4.1.2.1). Throws `Refusal('interaction_over')` when the app is out of service, or when another person was
 * asked for consent.
 */
export async function giveConsent(actor: Actor, interaction: Interaction): Promise<string> {
  if (interaction.prompt.name !== 'consent' || interaction.session?.accountId !== actor.personId) {
    throw new Refusal('interaction_over', `nothing was asked of ${actor.personId}`)
  }
  const appId = String(interaction.params.client_id)
  const introduced = await introduceApp(appId)
  if (!introduced) throw new Refusal('interaction_over', `app ${appId} is out of service`)
  const { app, organizationId } = introduced
  if (await isDisabledIn(actor.personId, organizationId)) {
    return answerInteraction(interaction, DISABLED_THERE)
  }
  const missing = missingOf(interaction)
  const grantId = await keepGrant(runningEngine(), {
    personId: actor.personId,
    appId,
    allow(grant) {
      if (missing.scopes.length > 0) grant.addOIDCScope(missing.scopes.join(' '))
      if (missing.claims.length > 0) grant.addOIDCClaims(missing.claims)
      for (const [api, scopes] of Object.entries(missing.ofApis)) {
        grant.addResourceScope(api, scopes.join(' '))
      }
    },
    tell: (tx, { grantId, scopes, claims }) =>
      recordGrantEvent(tx, actor, 'grant.given', {
        appOrganizationId: organizationId,
        event: {
          target: { kind: 'grant', id: grantId, name: app.name },
          detail: {
            appId,
            scopes: scopes.join(' '),
            claims: claims.length > 0 ? claims.join(' ') : undefined,
          },
        },
      }),
  })
  return answerInteraction(interaction, { consent: { grantId } })
}
