import type { Actor, Origin } from '@/lib/actor'
import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { db } from '@/lib/db/client'
import { SCIM_TOKEN_PREFIX } from './directory-user'
import { noteScimToken } from './token-store'

/**
 * The directory that presents this token, as an actor: its token's name stands in the audit log. It
 * administers people and proves itself with each request. Null for a value that is no token.
 */
export async function actByToken(value: string, origin: Origin): Promise<Actor | null> {
  if (!value.startsWith(SCIM_TOKEN_PREFIX)) return null
  const at = now()
  const noted = { at, unless: secondsAfter(at, -MINUTE) }
  const token = await noteScimToken(db(), new Uint8Array(sha256(value)), noted)
  if (!token) return null
  const { id: personId, name: personName, organizationId } = token
  return { personId, personName, organizationId, role: 'administrator', provenAt: at, origin }
}
