import type { Interaction } from './open-interaction'

/** The requested scopes that the person has not granted yet. */
export type Missing = {
  scopes: string[]
  claims: string[]
  /** By the API's identifier. */
  ofApis: Record<string, string[]>
}

/** As the engine determined it when it decided to ask. */
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
