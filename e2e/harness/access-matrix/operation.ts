import { type Answered, callAction } from '../action'
import type { ActorName } from '../actors'
import type { Session } from '../session'
import type { Scene } from './fixtures'

export type Attempting = Scene & { actor: ActorName; session: Session }

export type Operation = {
  name: string
  /** The server action behind it, if it is one. */
  action?: string
  attempt: (scene: Attempting) => Promise<string>
  /** What each actor is answered, in the order of `ACTORS`. */
  answers: string[]
}

export const CHANGES = ['ok', 'ok', 'ok', 'not_found', 'forbidden', 'not_found', 'not_signed_in']
export const READS = ['ok', 'ok', 'ok', 'not_found', 'ok', 'not_found', 'not_signed_in']
export const SIGNED_IN = ['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'not_signed_in']
export const EVERYBODY = Array<string>(7).fill('ok')
export const DEAD = Array<string>(7).fill('setup_link_dead')
export const REGISTERS = ['ok', 'ok', 'ok', 'ok', 'forbidden', 'ok', 'not_signed_in']
const ONLY_ADMINISTRATORS = Array<string>(4).fill('forbidden')
export const GOVERNS = ['ok', ...ONLY_ADMINISTRATORS, 'not_found', 'not_signed_in']
export const GOVERNS_OWN = ['ok', ...ONLY_ADMINISTRATORS, 'ok', 'not_signed_in']

// Who is no administrator learns nothing of that page, not even that it is there.
export const SEES_PEOPLE = ['ok', ...Array<string>(4).fill('not_found'), 'ok', 'not_signed_in']

export type Page = (scene: Attempting) => string
export type Arguments = (scene: Attempting) => unknown[]

/** Where an app stands. */
export const appPage: Page = ({ app }) => `/apps/${app.id}`

/** Calls a server action on one of the pages that carry it. */
function calling(page: Page, action: string, args: Arguments): Operation['attempt'] {
  return async (scene) =>
    codeOf(await callAction(scene.session, page(scene), action, ...args(scene)))
}

/** The code of an action's answer; an action that sends elsewhere or says nothing has succeeded. */
function codeOf({ answer, status, headers }: Answered): string {
  if (answer && 'ok' in answer) return answer.ok ? 'ok' : answer.refusal.code
  return status === 303 || headers.has('x-action-redirect') || status === 200 ? 'ok' : `${status}`
}

/** A page is there, is not, or sends to the sign-in page. */
export function seeing(page: Page, shows: (scene: Attempting) => string): Operation['attempt'] {
  return async (scene) => {
    const { status, headers, text } = await scene.session.visit(page(scene))
    if (headers.get('location')?.includes('/sign-in')) return 'not_signed_in'
    if (status === 200 && text.includes(shows(scene))) return 'ok'
    return { 307: 'sent back', 404: 'not_found' }[status] ?? `${status}`
  }
}

export function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

export type Row = [name: string, action: string, page: Page, args: Arguments, answers: string[]]

/** The operations that rows of a table stand for. */
export const operations = (rows: Row[]): Operation[] =>
  rows.map(([name, action, page, args, answers]) => ({
    name,
    action,
    attempt: calling(page, action, args),
    answers,
  }))
