import { introduceApp } from './app-store'
import { describeAsked } from './describe-asked'
import type { InteractionView } from './interaction'
import { missingOf } from './missing'
import { type Interaction, openInteraction } from './open-interaction'

/**
 * The interaction that this browser is in, by its cookie; null when it is over, or is not the one
 * that the address names. The id in an address alone is worth nothing: who is given another's
 * address would sign in for them.
 */
export async function readInteraction(
  cookieHeader: string | null,
  uid: string,
): Promise<InteractionView | null> {
  const interaction = await openInteraction(cookieHeader, uid)
  const introduced = interaction && (await introduceApp(String(interaction.params.client_id)))
  if (!introduced) return null
  const { params, prompt, session, iat } = interaction
  return {
    uid,
    prompt: prompt.name === 'consent' ? 'consent' : 'login',
    reasons: prompt.reasons,
    startedAt: new Date(iat * 1000),
    app: introduced.app,
    scopes: await describeAsked({
      organizationId: introduced.organizationId,
      scope: params.scope,
      isNew: newScopes(interaction),
    }),
    personId: session?.accountId ?? null,
    loginHint: typeof params.login_hint === 'string' ? params.login_hint : null,
    returnHost: hostOf(params.redirect_uri),
  }
}

/** Before somebody has signed in, nobody knows what they have allowed. */
function newScopes(interaction: Interaction): (scope: string) => boolean {
  if (interaction.prompt.name !== 'consent') return () => true
  const { scopes, ofApis } = missingOf(interaction)
  const missing = new Set([...scopes, ...Object.values(ofApis).flat()])
  return (scope) => missing.has(scope)
}

function hostOf(uri: unknown): string | null {
  return typeof uri === 'string' && URL.canParse(uri) ? new URL(uri).host : null
}
