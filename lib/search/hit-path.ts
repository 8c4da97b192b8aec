import type { Role } from '@/lib/actor'
import { appPath } from '@/lib/apps/app'
import type { Hit, PersonHit } from './search'

/** The page of one app on the support desk. */
export function supportPath(appId: string): string {
  return `/support/apps/${encodeURIComponent(appId)}`
}

/** The page that an answer leads a person of this role to. */
export function hitPath(hit: Hit, role: Role): string {
  if (hit.kind === 'signing_key') return '/admin/keys'
  if (hit.kind === 'person') return personPath(hit, role)
  if (hit.kind === 'event' && role !== 'developer') return `/audit/${hit.id}`
  const appId = hit.kind === 'app' ? hit.id : hit.appId
  if (!appId) return '/apps'
  if (role === 'support') return supportPath(appId)
  if (hit.kind === 'secret') return `${appPath(appId)}/secrets`
  if (hit.kind === 'key') return `${appPath(appId)}/keys`
  if (hit.kind === 'caller' || hit.kind === 'refused') return `${appPath(appId)}/usage`
  return appPath(appId)
}

function personPath({ email, name }: PersonHit, role: Role): string {
  const search = (text: string) => new URLSearchParams({ search: text })
  return role === 'administrator'
    ? `/admin/people?${search(email)}`
    : `/search?q=${encodeURIComponent(name)}`
}
