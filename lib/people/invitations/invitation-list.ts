import type { Role } from '@/lib/actor'
import { readCsv } from '@/lib/csv'
import { normalEmail, PERSON_NAME_MAX, ROLES } from '../person'

/** So many people are invited by one list. */
export const INVITED_AT_ONCE_MAX = 500
/** The longest list, in characters. */
export const INVITATION_LIST_MAX = 200_000

/**
 * What becomes of one line. `member`: their email is in the organization. `twice`: it stands further above.
 * `wrong`: `problem` says why.
 */
export type InvitationVerdict = 'ready' | 'member' | 'twice' | 'wrong'

/** One person of a list, as an administrator checks it before anybody is invited. */
export type InvitationLine = {
  /** Counted from 1. */
  line: number
  email: string
  name: string
  role: Role
  verdict: InvitationVerdict
  problem: string | null
}

/** One line after the invitation, with the one-time link, if there is one. */
export type InvitedLine<Link> = InvitationLine & { link: Link | null }

/** What stands in one line, before it was looked at. An unknown role is kept as it was written. */
export type TypedLine = { line: number; email: string; name: string; role: string }

type Columns = { email: number; name: number; role: number }

/**
 * The people of a pasted list or a CSV file: an email each, with a name and a role where they stand. A
 * first line of column names says where; without one, the email is what has an `@`, and name and role
 * follow in this order. Several emails in one line, and `Ada <ada@example.com>`, are read too.
 */
export function readInvitations(text: string, role: Role): TypedLine[] {
  const rows = recordsOf(text.replace(/^\uFEFF/, '').trim())
    .map((record, at) => ({ line: at + 1, values: record.map((value) => value.trim()) }))
    .filter(({ values }) => values.some(Boolean))
  const columns = columnsOf(rows[0]?.values ?? [])
  const people = columns ? rows.slice(1) : rows
  return people.flatMap(({ line, values }) =>
    (columns ? [named(values, columns)] : unnamed(values)).map((typed) => ({
      line,
      email: typed.email,
      name: (typed.name || nameIn(typed.email)).slice(0, 10 * PERSON_NAME_MAX),
      role: typed.role ? roleIn(typed.role) : role,
    })),
  )
}

/** As CSV; what is none is split at its lines and commas, so that no line is lost. */
function recordsOf(text: string): string[][] {
  // `"Lee, Ada" <ada@example.com>`, as mail programs write it, is one value.
  const { records, brokenAt } = readCsv(text.replace(/"([^"\n]*)"\s*(<[^<>\n]+>)/g, '"$1 $2"'))
  return brokenAt === null ? records : text.split(/\r?\n/).map((line) => line.split(/[,;\t]/))
}

/** Where the columns stand; null when the first line names none. */
function columnsOf(head: string[]): Columns | null {
  const at = (name: RegExp) => head.findIndex((value) => name.test(value))
  const email = at(/^e-?mail( address)?$/i)
  return email < 0 ? null : { email, name: at(/^(full |display )?name$/i), role: at(/^role$/i) }
}

type Person = { email: string; name: string; role: string }

function named(values: string[], { email, name, role }: Columns): Person {
  const at = (column: number) => values[column] ?? ''
  return { ...addressIn(at(email)), ...(at(name) ? { name: at(name) } : {}), role: at(role) }
}

function unnamed(values: string[]): Person[] {
  const filled = values.filter(Boolean)
  if (filled.every((value) => value.includes('@'))) {
    return filled.map((value) => ({ ...addressIn(value), role: '' }))
  }
  const address = addressIn(filled.find((value) => value.includes('@')) ?? filled[0] ?? '')
  const [name, role = ''] = filled.filter((value) => !value.includes('@'))
  return [{ email: address.email, name: name ?? address.name, role }]
}

/** `Ada <ada@example.com>`, or an email alone. */
function addressIn(value: string): Omit<Person, 'role'> {
  const [, name = '', email = value] = /^"?([^"<]*)"?\s*<([^<>]+)>$/.exec(value) ?? []
  return { name: name.trim(), email: normalEmail(email) }
}

/** `ada.lovelace@example.com` is called Ada Lovelace until she says otherwise. */
function nameIn(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter(Boolean)
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ')
}

/** The role, by its value or its label, or what was written. */
function roleIn(typed: string): string {
  const word = typed.toLowerCase()
  return (
    ROLES.find(({ value, label }) => word === value || word === label.toLowerCase())?.value ?? typed
  )
}
