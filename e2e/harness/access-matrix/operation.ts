import { type ActionAnswer, callAction } from '../action'
import type { ActorName } from '../actors'
import type { Person } from '../fixtures'
import type { Session } from '../session'
import type { Fixtures } from './fixtures'

export type AttemptContext = Fixtures & {
  actor: ActorName
  session: Session
  /** Somebody of two organizations acts, in place of the actor. */
  inTwo?: {
    who: Person
    /** They act in the organization that the fixtures do not belong to. */
    elsewhere: boolean
    /** What happens to them once an app acts for them. */
    onceGranted?: () => Promise<unknown>
  }
}

export type Operation = {
  name: string
  /** The server action, if the operation is one. */
  action?: string
  /** An app does it with a token of the actor. */
  throughAnApp?: true
  attempt: (context: AttemptContext) => Promise<string>
  /** The answer to each actor, in the order of `ACTORS`. */
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
/** What belongs to the installation is governed by its first organization. */
export const GOVERNS_FIRST = ['ok', ...ONLY_ADMINISTRATORS, 'forbidden', 'not_signed_in']
export const GOVERNS_OWN = ['ok', ...ONLY_ADMINISTRATORS, 'ok', 'not_signed_in']

// Whoever is no administrator does not even learn that the page exists.
export const SEES_PEOPLE = ['ok', ...Array<string>(4).fill('not_found'), 'ok', 'not_signed_in']

// Developers read the audit log, the policies and the keys as if there were none.
export const NO_DEVELOPER = [
  'ok',
  ...Array<string>(3).fill('not_found'),
  'ok',
  'ok',
  'not_signed_in',
]

/** Where whoever may do it hears `code` all the same: nothing of the kind is there, or the input is wrong. */
export const okBecomes = (answers: string[], code: string) =>
  answers.map((answer) => (answer === 'ok' ? code : answer))

export type Page = (context: AttemptContext) => string
export type Arguments = (context: AttemptContext) => unknown[]

/** The page of an app. */
export const appPage: Page = ({ app }) => `/apps/${app.id}`

/** Calls a server action on one of its pages. */
function calling(page: Page, action: string, args: Arguments): Operation['attempt'] {
  return async (context) =>
    codeOf(await callAction(context.session, page(context), action, ...args(context)))
}

/** The code of an action's answer. A redirect or an empty answer is a success. */
function codeOf({ answer, status, headers }: ActionAnswer): string {
  if (answer && 'ok' in answer) return answer.ok ? 'ok' : answer.refusal.code
  return status === 303 || headers.has('x-action-redirect') || status === 200 ? 'ok' : `${status}`
}

/** Opens a page: it is shown, not found, or redirects to the sign-in page. */
export function seeing(
  page: Page,
  shows: (context: AttemptContext) => string,
): Operation['attempt'] {
  return async (context) => {
    const { status, headers, text } = await context.session.visit(page(context))
    if (headers.get('location')?.includes('/sign-in')) return 'not_signed_in'
    if (status === 200 && text.includes(shows(context))) return 'ok'
    return { 307: 'sent back', 404: 'not_found' }[status] ?? `${status}`
  }
}

export type Row = [name: string, action: string, page: Page, args: Arguments, answers: string[]]

/** The operations of the rows of a table. */
export const operations = (rows: Row[]): Operation[] =>
  rows.map(([name, action, page, args, answers]) => ({
    name,
    action,
    attempt: calling(page, action, args),
    answers,
  }))

export type PageRow = [
  name: string,
  page: Page,
  shows: (context: AttemptContext) => string,
  answers: string[],
]

/** The operations that open the page of each row. */
export const pages = (rows: PageRow[]): Operation[] =>
  rows.map(([name, page, shows, answers]) => ({ name, attempt: seeing(page, shows), answers }))
