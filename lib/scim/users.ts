import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import type { Answer } from '@/lib/api/answer'
import { db } from '@/lib/db/client'
import { changeUser } from '@/lib/directory/change-user'
import { newUserInput, userInput } from '@/lib/directory/directory-input'
import { findUser, listUsers } from '@/lib/directory/find-user'
import { provisionUser } from '@/lib/directory/provision-user'
import { removeUser } from '@/lib/directory/remove-user'
import { USERS_PER_PAGE_MAX } from './discovery'
import { readFilter } from './filter'
import { listAnswer } from './list-answer'
import { applyPatch } from './patch'
import { asInput, type Said, saidBefore, sayAll } from './said-of-user'
import { userAnswer } from './scim-user'

/** A page of the members (RFC 7644 §3.4.2), narrowed by a filter. Refuses with `scim_filter_unsupported`. */
export async function list(actor: Actor, query: URLSearchParams): Promise<Answer> {
  const startIndex = Math.max(1, wholeNumber(query.get('startIndex')) ?? 1)
  const wanted = wholeNumber(query.get('count')) ?? USERS_PER_PAGE_MAX
  const take = Math.min(Math.max(0, wanted), USERS_PER_PAGE_MAX)
  const filter = readFilter(query.get('filter'))
  const { users, total } = await listUsers(actor, { filter, skip: startIndex - 1, take })
  return listAnswer(users.map(userAnswer), { total, startIndex })
}

/** One member (RFC 7644 §3.4.1). */
export async function read(actor: Actor, id: string): Promise<Answer> {
  return answered(200, await findUser(db(), actor, id))
}

/** Adds a member (RFC 7644 §3.3). */
export async function add(actor: Actor, sent: unknown): Promise<Answer> {
  const said: Said = {}
  sayAll(said, sent)
  const email = emailIn(sent) ?? said.userName
  const made = await provisionUser(actor, acceptInput(newUserInput, { ...asInput(said), email }))
  return answered(201, made)
}

/** Replaces what the directory says of a member (RFC 7644 §3.5.1); what is left out is taken away. */
export async function replace(actor: Actor, id: string, sent: unknown): Promise<Answer> {
  await findUser(db(), actor, id)
  const said: Said = {}
  sayAll(said, sent)
  return answered(200, await changeUser(actor, id, acceptInput(userInput, asInput(said))))
}

/** Changes what the directory says of a member (RFC 7644 §3.5.2). */
export async function patch(actor: Actor, id: string, sent: unknown): Promise<Answer> {
  const said = saidBefore(await findUser(db(), actor, id))
  applyPatch(said, sent)
  return answered(200, await changeUser(actor, id, acceptInput(userInput, asInput(said))))
}

/** Disables a member, who is not there for the directory from then on (RFC 7644 §3.6). */
export async function remove(actor: Actor, id: string): Promise<Answer> {
  await removeUser(actor, id)
  return { status: 204, headers: {}, body: null }
}

function answered(status: number, user: Parameters<typeof userAnswer>[0]): Answer {
  const body = userAnswer(user)
  return { status, headers: { location: body.meta.location }, body }
}

/** The primary address, or the one of work, or the first one. */
function emailIn(sent: unknown): unknown {
  const entry = Object.entries(sent ?? {}).find(([name]) => name.toLowerCase() === 'emails')
  const emails = Array.isArray(entry?.[1]) ? entry[1] : []
  const chosen =
    emails.find((one) => one?.primary === true) ??
    emails.find((one) => one?.type === 'work') ??
    emails[0]
  return chosen?.value
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^-?\d{1,9}$/.test(text) ? Number(text) : null
}
