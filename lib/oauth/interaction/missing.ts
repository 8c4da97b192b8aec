import type { Interaction } from './open-interaction'

/** What an app asks for that the person has not allowed it yet. */
export type Missing = {
  scopes: string[]
  claims: string[]
  /** By the API's identifier. */
  ofApis: Record<string, string[]>
}

/** As the engine has worked it out when it decided to ask. */
export function missingOf({ prompt }: Pick<Interaction, 'prompt'>): Missing {
  const { missingOIDCScope, missingOIDCClaims, missingResourceScopes } = prompt.details as {
    missingOIDCScope?: string[]
    missingOIDCClaims?: string[]
    missingResourceScopes?: Record<string, string[]>
  }
  return {
    scopes: missingOIDCScope ?? [],
    claims: missingOIDCClaims ?? [],
    ofApis: missingResourceScopes ?? {},
  }
}
