import type { Registered } from '../fields/fields'
import { isLoopback, privateUseScheme } from '../fields/redirect-uri'
import { NO_CHANGE, type WaitingChange } from './approval'

type Returns = Pick<Registered, 'redirectUris' | 'postLogoutRedirectUris' | 'scopes'>

/** Who gets what is sent to the address: a host, or a scheme. Null for the device itself. */
export function placeOf(uri: string): string | null {
  if (isLoopback(uri)) return null
  const scheme = privateUseScheme(uri)
  if (scheme !== null) return `${scheme.toLowerCase()}:`
  return URL.canParse(uri) ? new URL(uri).hostname : uri
}

/** The hosts and schemes that this change adds, each once. */
export function newPlaces({ addRedirectUris, addPostLogoutRedirectUris }: WaitingChange): string[] {
  const places = [...addRedirectUris, ...addPostLogoutRedirectUris].map(placeOf)
  return [...new Set(places.filter((place) => place !== null))]
}

/**
 * Splits what an edit makes of the app: what counts at once, and what makes the app wider and waits.
 * Wider are an address at a host that the app does not return to, and an added scope. What an edit
 * removes counts at once, unless nothing would be left in its list.
 */
export function splitEdit<Edit extends Partial<Returns>>(
  app: Returns,
  edit: Edit,
): { atOnce: Edit; waits: WaitingChange | null } {
  const returned = splitAddresses(app.redirectUris, edit.redirectUris, app.redirectUris)
  const known = [...app.redirectUris, ...app.postLogoutRedirectUris]
  const left = splitAddresses(app.postLogoutRedirectUris, edit.postLogoutRedirectUris, known)
  const addScopes = (edit.scopes ?? []).filter((scope) => !app.scopes.includes(scope))
  const waits = {
    addRedirectUris: returned.added,
    removeRedirectUris: returned.removed,
    addPostLogoutRedirectUris: left.added,
    removePostLogoutRedirectUris: left.removed,
    addScopes,
  }
  if (!isWider(waits)) return { atOnce: edit, waits: null }
  const atOnce = { ...edit }
  if (edit.redirectUris) atOnce.redirectUris = returned.atOnce
  if (edit.postLogoutRedirectUris) atOnce.postLogoutRedirectUris = left.atOnce
  if (edit.scopes) atOnce.scopes = edit.scopes.filter((scope) => app.scopes.includes(scope))
  return { atOnce, waits }
}

function splitAddresses(
  before: readonly string[],
  edited: readonly string[] | undefined,
  known: readonly string[],
) {
  const after = edited ?? before
  const places = known.map(placeOf)
  const added = after.filter((uri) => {
    const place = placeOf(uri)
    return place !== null && !before.includes(uri) && !places.includes(place)
  })
  const kept = after.filter((uri) => !added.includes(uri))
  const leavesNone = added.length > 0 && kept.length === 0
  return {
    added,
    removed: leavesNone ? [...before] : [],
    atOnce: leavesNone ? [...before] : kept,
  }
}

function isWider({ addRedirectUris, addPostLogoutRedirectUris, addScopes }: WaitingChange) {
  return addRedirectUris.length + addPostLogoutRedirectUris.length + addScopes.length > 0
}

/** What both ask for, without what the app has by now; null when nothing of it is left. */
export function joinChanges(app: Returns, changes: readonly WaitingChange[]): WaitingChange | null {
  const joined = { ...NO_CHANGE }
  for (const key of Object.keys(joined) as (keyof WaitingChange)[]) {
    joined[key] = [...new Set(changes.flatMap((change) => change[key]))]
  }
  joined.addRedirectUris = lacking(app.redirectUris, joined.addRedirectUris)
  joined.addPostLogoutRedirectUris = lacking(
    app.postLogoutRedirectUris,
    joined.addPostLogoutRedirectUris,
  )
  joined.addScopes = lacking(app.scopes, joined.addScopes)
  return isWider(joined) ? joined : null
}

const lacking = (has: readonly string[], wanted: readonly string[]) =>
  wanted.filter((one) => !has.includes(one))

/** The registration with the change in it. Only lists that change are named. */
export function withChange(app: Returns, change: WaitingChange): Partial<Returns> {
  const { redirectUris, postLogoutRedirectUris, scopes } = app
  const merged = (has: string[], removed: string[], added: string[]) => [
    ...new Set([...has.filter((one) => !removed.includes(one)), ...added]),
  ]
  return {
    redirectUris: merged(redirectUris, change.removeRedirectUris, change.addRedirectUris),
    postLogoutRedirectUris: merged(
      postLogoutRedirectUris,
      change.removePostLogoutRedirectUris,
      change.addPostLogoutRedirectUris,
    ),
    scopes: merged(scopes, [], change.addScopes),
  }
}

/** “Dora asks for the new host evil.example in Invoice Robot.” */
export function askedInWords({
  askedByName,
  appName,
  kind,
  change,
}: {
  askedByName: string
  appName: string
  kind: 'new_app' | 'change'
  change: WaitingChange
}): string {
  if (kind === 'new_app') return `${askedByName} asks for the new app ${appName}.`
  return `${askedByName} asks for ${changeInWords(change)} in ${appName}.`
}

/** “the new host evil.example and the scope tickets” */
export function changeInWords(change: WaitingChange): string {
  const places = newPlaces(change)
  const hosts = places.filter((place) => !place.endsWith(':'))
  const schemes = places.filter((place) => place.endsWith(':'))
  const named = [
    nouns(['new host', 'new hosts'], hosts),
    nouns(['new scheme', 'new schemes'], schemes),
    nouns(['scope', 'scopes'], change.addScopes),
  ].filter((one) => one !== null)
  return named.join(' and ')
}

function nouns([one, many]: [string, string], named: readonly string[]): string | null {
  if (named.length === 0) return null
  return `the ${named.length === 1 ? one : many} ${named.join(', ')}`
}

/** What the audit log keeps of it. */
export function detailOf(kind: 'new_app' | 'change', change: WaitingChange) {
  return { kind, hosts: newPlaces(change).join(' '), scopes: change.addScopes.join(' ') }
}
