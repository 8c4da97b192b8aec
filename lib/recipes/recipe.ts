import type { AppType } from '@/lib/apps/fields/field'

/** The addresses and names that a recipe is filled with. */
export type Setting = {
  /** The origin of this server, without a slash. */
  issuer: string
  clientId: string
  /** The origin at which the app is reached, without a slash. */
  appUrl: string
  /** The identifier of the API that the app calls, or whose tokens it checks. */
  audience: string
  /** One scope of that API. */
  scope: string
}

/** What a recipe makes: a sign-in, a token of the app's own, an API that checks tokens, or one side of MCP. */
export type RecipeUse = 'sign-in' | 'own-token' | 'api' | 'mcp-client' | 'mcp-server'

/** What has to stand in a variable: a secret of the app, any long random text, or the app's own origin. */
export type Variable = 'secret' | 'random' | 'app-url'

/**
 * The code with which a newcomer connects an app by one library, as its own README says. An app's
 * page shows those that fit the app, and `e2e/http/clients.spec.ts` runs each as it is. It never
 * holds a secret: the code reads that from the environment.
 */
export type Recipe = {
  id: string
  /** The library, by the name that people know. */
  label: string
  language: 'JavaScript' | 'JSON'
  use: RecipeUse
  /** The types of app that it fits. */
  fits: readonly AppType[]
  /** The packages that it needs, the library itself first; with its major version where two are in use. */
  packages: readonly string[]
  /** Where the text goes. */
  file: string
  /** `https` for a library that works on no other address of the app. */
  scheme?: 'https'
  /** The path at which the library awaits the answer; null when it awaits none. */
  callback: string | null
  /** The variables of the environment that the code, or its library, reads. */
  environment: Readonly<Record<string, Variable>>
  /** What the newcomer types, in a few words. */
  typed: string
  /** The switch of the app that is off in a new one and has to be on; null when none has. */
  needs: 'idTokenResponse' | null
  text: (setting: Setting) => string
}

/** The redirect URI to register for it; null when it needs none. */
export function redirectUriOf(
  { callback }: Pick<Recipe, 'callback'>,
  { appUrl }: Pick<Setting, 'appUrl'>,
): string | null {
  return callback === null ? null : appUrl + callback
}

/** The port of an app that runs on the developer's own machine, which is 3000 unless it says otherwise. */
export function portOf({ appUrl }: Setting): number {
  return Number(new URL(appUrl).port) || 3000
}
