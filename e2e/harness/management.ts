import type { Portal } from './deployment'
import type { Person } from './fixtures'
import { type GrantedAccess, grantAccess } from './relying-party'

/** An answer of the management API. */
export type ManagementAnswer = {
  status: number
  headers: Headers
  /** The JSON body. */
  body: Record<string, unknown> & { items: Record<string, unknown>[] }
}

export const READING = { scopes: ['apps:read', 'keyturn.audit.read', 'orders.read'] }
export const READS_APPS = { scope: 'openid offline_access apps:read' }

/** One request to the management API, as any program sends it. */
export async function read(
  origin: string,
  path: string,
  token: string | null,
  init: RequestInit = {},
): Promise<ManagementAnswer> {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` }
  const answer = await fetch(`${origin}/api/v1${path}`, { headers, ...init })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : {} }
}

/** A person grants an app the right to read the management API. */
export function grantReading(
  portal: Portal,
  who: Person,
  changes: Record<string, string> = {},
): Promise<GrantedAccess> {
  return grantAccess(portal, { who, app: READING, changes: { ...READS_APPS, ...changes } })
}
