import { returnPlace } from '@/lib/apps/fields/redirect-uri'
import { introduceApp } from './app-store'
import { describeRequestedScopes } from './describe-requested-scopes'
import type { InteractionView } from './interaction'
import { missingOf } from './missing'
import { pendingStepOf } from './next-step'
import { type Interaction, type InteractionRef, openInteraction } from './open-interaction'

/**
 * The browser's interaction, by its cookie; null if it is over, or is not the one in the URL. Reads
 * only. The id in a URL alone is never enough: an attacker could send somebody the URL of their own
 * interaction and let them sign in for it.
 */
export async function readInteraction(ref: InteractionRef): Promise<InteractionView | null> {
  const interaction = await openInteraction(ref)
  const introduced = interaction && (await introduceApp(String(interaction.params.client_id)))
  if (!introduced) return null
  const { uid, params, returnTo } = interaction
  return {
    uid,
    pending: pendingStepOf(interaction),
    resumeUrl: returnTo,
    app: introduced.app,
    scopes: await describeRequestedScopes({
      ...introduced,
      params,
      isNew: newScopes(interaction),
    }),
    loginHint: typeof params.login_hint === 'string' ? params.login_hint : null,
    ...returnOf(params.redirect_uri),
  }
}

/** Before somebody has signed in, their grants are not known. */
function newScopes(interaction: Interaction): (scope: string) => boolean {
  if (interaction.prompt.name !== 'consent') return () => true
  const { scopes, claims, ofApis } = missingOf(interaction)
  const missing = new Set([...scopes, ...claims, ...Object.values(ofApis).flat()])
  return (scope) => missing.has(scope)
}

/** A device has no redirect URI: it polls for the answer. */
function returnOf(uri: unknown): Pick<InteractionView, 'returnHost' | 'returnScheme'> {
  const { host, scheme } = returnPlace(typeof uri === 'string' ? uri : '')
  return { returnHost: host, returnScheme: scheme }
}
