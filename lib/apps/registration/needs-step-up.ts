import { isDeepStrictEqual } from 'node:util'
import type { AppRecord } from '../store'
import type { Told } from './plan-edit'

/** Where codes, people and word of a sign-out are sent, and whether the app has to show who it is. */
const AS_GOOD_AS_A_SECRET = [
  ...(['type', 'redirectUris'] as const),
  ...(['postLogoutRedirectUris', 'backchannelLogoutUri'] as const),
] satisfies (keyof Told)[]

/**
 * Whether an edit needs a recent proof: it changes where something is sent or what kind of app it
 * is, or lets the app ask for more. Changing words and taking a scope away need none.
 */
export function needsStepUp(app: AppRecord, told: Told): boolean {
  const isElsewhere = AS_GOOD_AS_A_SECRET.some(
    (field) => !isDeepStrictEqual(told[field], app[field]),
  )
  return isElsewhere || told.scopes.some((scope) => !app.scopes.includes(scope))
}
