import type { DirectoryUser } from '@/lib/directory/directory-user'
import { Refusal } from '@/lib/errors'

/** What a directory says of somebody, before it is checked. What we do not keep is not in it. */
export type Said = {
  userName?: unknown
  externalId?: unknown
  active?: unknown
  displayName?: unknown
  formatted?: unknown
  givenName?: unknown
  familyName?: unknown
}

/** The attributes that are kept, in lower case: names of attributes have no case (RFC 7643 §2.1). */
const KEPT: Readonly<Record<string, keyof Said>> = {
  username: 'userName',
  externalid: 'externalId',
  active: 'active',
  displayname: 'displayName',
  'name.formatted': 'formatted',
  'name.givenname': 'givenName',
  'name.familyname': 'familyName',
}

const CORE = /^urn:ietf:params:scim:schemas:core:2\.0:User:/i

/** Where a path leads; undefined for an attribute that is not kept. */
function keptAt(path: string): keyof Said | undefined {
  const name = path.replace(CORE, '').toLowerCase()
  return Object.hasOwn(KEPT, name) ? KEPT[name] : undefined
}

/**
 * Writes into `said` what an object says, whose keys may be paths (`name.givenName`), as Entra sends
 * them. What is not kept is passed over (RFC 7644 §3.3), such as the department.
 */
export function sayAll(said: Said, sent: unknown, before = ''): void {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    throw new Refusal('scim_value_wrong', 'it is no object')
  }
  for (const [key, value] of Object.entries(sent)) {
    const path = before + key
    if (path.toLowerCase() === 'name' && value !== null) sayAll(said, value, 'name.')
    else say(said, path, value)
  }
}

/** Writes the value at one path. Entra may send `active` as the text "False". */
export function say(said: Said, path: string, value: unknown): void {
  const kept = keptAt(path)
  if (!kept) return
  said[kept] = kept === 'active' ? truthOf(value) : value
}

function truthOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return { true: true, false: false }[value.toLowerCase()] ?? value
}

/** What is checked next, under the names that Keyturn uses. Without a name to show, it is made of the parts. */
export function asInput(said: Said) {
  const { userName, externalId, active, displayName, formatted, givenName, familyName } = said
  const parts = [givenName, familyName].filter((part) => typeof part === 'string' && part)
  const name = displayName || formatted || parts.join(' ') || userName
  return { userName, externalId, active, name, givenName, familyName }
}

/** What the directory has said so far. */
export function saidBefore(user: DirectoryUser): Said {
  const { userName, externalId, active, name, givenName, familyName } = user
  return { userName, externalId, active, displayName: name, givenName, familyName }
}
