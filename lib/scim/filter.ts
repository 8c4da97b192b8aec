import type { UserFilter } from '@/lib/directory/directory-user'
import { Refusal } from '@/lib/errors'
import { isPrintable } from '@/lib/printable'

const ATTRIBUTES = new Map<string, keyof UserFilter>([
  ['id', 'id'],
  ['username', 'userName'],
  ['externalid', 'externalId'],
  ['emails', 'email'],
  ['emails.value', 'email'],
  ['emails[type eq "work"].value', 'email'],
])

const COMPARISON = /^\s*(.+?)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i

/**
 * Reads a filter of one comparison (RFC 7644 §3.4.2.2), as directories send them before they add
 * somebody. Refuses with `scim_filter_unsupported`.
 */
export function readFilter(filter: string | null): UserFilter {
  if (!filter) return {}
  const [, path = '', literal = ''] = COMPARISON.exec(filter) ?? []
  const named = path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:User:/i, '').toLowerCase()
  const attribute = ATTRIBUTES.get(named)
  if (!attribute) throw new Refusal('scim_filter_unsupported', filter.slice(0, 100))
  return { [attribute]: textIn(literal) }
}

function textIn(literal: string): string {
  const text = parsed(literal)
  if (!isPrintable(text)) throw new Refusal('scim_filter_unsupported', 'no text')
  return text
}

function parsed(literal: string): string {
  try {
    return String(JSON.parse(literal))
  } catch {
    throw new Refusal('scim_filter_unsupported', literal.slice(0, 100))
  }
}
