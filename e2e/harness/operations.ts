import type { Pool } from 'pg'
import { type Answered, callAction } from './action'
import type { ActorName } from './actors'
import { newSecret } from './portal'
import type { Session } from './session'
import type { Character, Story } from './story'

/** What an attempt has before its eyes: an app with a life, and a person, both untouched so far. */
export type Scene = {
  story: Story
  app: { id: string; name: string }
  secretId: string
  /** Somebody of the first organization whom nobody else needs. */
  person: Character
}

export type Attempting = Scene & { actor: ActorName; session: Session }

export type Operation = {
  name: string
  /** The server action behind it, if it is one. */
  action?: string
  attempt: (scene: Attempting) => Promise<string>
  /** What each actor is answered, in the order of `ACTORS`. */
  answers: string[]
}

const CHANGES = ['ok', 'ok', 'ok', 'not_found', 'forbidden', 'not_found', 'not_signed_in']
const READS = ['ok', 'ok', 'ok', 'not_found', 'ok', 'not_found', 'not_signed_in']
const SIGNED_IN = ['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'not_signed_in']
const EVERYBODY = Array<string>(7).fill('ok')
const DEAD = Array<string>(7).fill('setup_link_dead')
const REGISTERS = ['ok', 'ok', 'ok', 'ok', 'forbidden', 'ok', 'not_signed_in']
const ONLY_ADMINISTRATORS = Array<string>(4).fill('forbidden')
const GOVERNS = ['ok', ...ONLY_ADMINISTRATORS, 'not_found', 'not_signed_in']
const GOVERNS_OWN = ['ok', ...ONLY_ADMINISTRATORS, 'ok', 'not_signed_in']

// Who is no administrator learns nothing of that page, not even that it is there.
const SEES_PEOPLE = ['ok', ...Array<string>(4).fill('not_found'), 'ok', 'not_signed_in']

type Page = (scene: Attempting) => string
type Arguments = (scene: Attempting) => unknown[]

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
function seeing(page: Page, shows: (scene: Attempting) => string): Operation['attempt'] {
  return async (scene) => {
    const { status, headers, text } = await scene.session.visit(page(scene))
    if (headers.get('location')?.includes('/sign-in')) return 'not_signed_in'
    if (status === 200 && text.includes(shows(scene))) return 'ok'
    return { 307: 'sent back', 404: 'not_found' }[status] ?? `${status}`
  }
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

const appPage: Page = ({ app }) => `/apps/${app.id}`
const secretsPage: Page = ({ app }) => `/apps/${app.id}/secrets`
const editPage: Page = ({ app }) => `/apps/${app.id}/edit`
const peoplePage: Page = () => '/admin/people'
const accountPage: Page = () => '/account'

const secretForm = { name: 'Taken', expiry: '30' }
const NEW_PASSWORD = 'quiet-harbor-violin-77'

type Row = [name: string, action: string, page: Page, args: Arguments, answers: string[]]

const APP_ROWS: Row[] = [
  ['issue a secret', 'secrets/issue', secretsPage, (s) => [s.app.id, secretForm], CHANGES],
  [
    'regenerate the secrets',
    'secrets/regenerate',
    secretsPage,
    ({ app }) => [app.id, { ...secretForm, typedName: app.name }],
    CHANGES,
  ],
  [
    'revoke a secret',
    'secrets/revoke',
    secretsPage,
    ({ app, secretId }) => [app.id, { secretId, typedName: app.name }],
    CHANGES,
  ],
  ['suspend an app', 'apps/[clientId]/suspend', appPage, (s) => [s.app.id], CHANGES],
  ['resume an app', 'apps/[clientId]/resume', appPage, (s) => [s.app.id], CHANGES],
  ['delete an app', 'apps/[clientId]/remove', appPage, ({ app }) => [app.id, app.name], CHANGES],
  ['restore an app', 'apps/[clientId]/restore', appPage, (s) => [s.app.id], CHANGES],
  [
    'add a person to an app',
    'apps/[clientId]/addMember',
    appPage,
    ({ app, person }) => [app.id, form({ email: person.email })],
    CHANGES,
  ],
  [
    'remove a person from an app',
    'apps/[clientId]/removeMember',
    appPage,
    ({ app, story }) => [app.id, story.member.id],
    CHANGES,
  ],
  [
    'edit an app',
    'edit/edit',
    editPage,
    ({ app }) => [app.id, form({ name: 'Renamed', type: 'machine' })],
    CHANGES,
  ],
]

const OTHER_ROWS: Row[] = [
  [
    'ask what a revocation would mean',
    'secrets/inspect',
    secretsPage,
    ({ app, secretId }) => [app.id, { secretId }],
    READS,
  ],
  [
    'register an app',
    'new/register',
    () => '/apps/new',
    () => [form({ name: 'Mine', type: 'machine' })],
    REGISTERS,
  ],
  [
    'add a person',
    'people/add',
    peoplePage,
    ({ app }) => [form({ name: 'New', email: `${app.id}@keyturn.example`, role: 'administrator' })],
    GOVERNS_OWN,
  ],
  ['invite a person again', 'people/invite', peoplePage, (s) => [s.person.id], GOVERNS],
  [
    'give a person another role',
    'people/giveRole',
    peoplePage,
    ({ person }) => [person.id, form({ role: 'administrator' })],
    GOVERNS,
  ],
  ['disable a person', 'people/disable', peoplePage, (s) => [s.person.id], GOVERNS],
  ['enable a person', 'people/enable', peoplePage, (s) => [s.person.id], GOVERNS],
  [
    'change the password of the one who asks',
    'account/changeMyPassword',
    accountPage,
    ({ story }) => [form({ current: story.owner.password, next: NEW_PASSWORD })],
    SIGNED_IN,
  ],
  [
    'sign the one who asks out everywhere',
    'account/signMeOutEverywhere',
    accountPage,
    () => [],
    SIGNED_IN,
  ],
  ['sign out', '(portal)/signOut', () => '/apps', () => [], EVERYBODY],
  ['choose a theme', '(portal)/chooseTheme', () => '/apps', () => ['dark'], EVERYBODY],
  [
    'set up with a guessed link',
    'setup/setUp',
    () => '/setup',
    () => [
      'guessed',
      form({ organizationName: 'X', name: 'X', email: 'x@x.example', password: NEW_PASSWORD }),
    ],
    DEAD,
  ],
  ['look behind a guessed set-up link', 'setup/readLink', () => '/setup', () => ['guessed'], DEAD],
  [
    'look behind a guessed welcome link',
    'welcome/readLink',
    () => '/welcome',
    () => ['guessed'],
    DEAD,
  ],
  [
    'choose a password with a guessed link',
    'welcome/chooseMyPassword',
    () => '/welcome',
    () => ['guessed', form({ password: NEW_PASSWORD })],
    DEAD,
  ],
  [
    'sign in as the owner, knowing the password',
    'sign-in/signInHere',
    () => '/sign-in',
    ({ story }) => [{}, form({ email: story.owner.email, password: story.owner.password })],
    EVERYBODY,
  ],
]

const operations = (rows: Row[]): Operation[] =>
  rows.map(([name, action, page, args, answers]) => ({
    name,
    action,
    attempt: calling(page, action, args),
    answers,
  }))

const PAGES: Operation[] = [
  { name: 'see an app', attempt: seeing(appPage, (s) => s.app.name), answers: READS },
  {
    name: 'see the secrets of an app',
    attempt: seeing(secretsPage, (s) => s.secretId),
    answers: READS,
  },
  {
    name: 'open the form that edits an app',
    attempt: seeing(editPage, (s) => s.app.name),
    answers: CHANGES.with(4, 'sent back'),
  },
  { name: 'see the people', attempt: seeing(peoplePage, () => 'People'), answers: SEES_PEOPLE },
  {
    name: 'read the use of a secret',
    attempt: async ({ session, app, secretId }) => {
      const { text } = await session.visit(`/apps/${app.id}/secrets/${secretId}/use`)
      const answer = JSON.parse(text)
      return answer.ok ? 'ok' : answer.refusal.code
    },
    answers: READS,
  },
  {
    name: 'read the logo of an app',
    attempt: async ({ session, app }) => {
      const { status } = await session.visit(`/apps/${app.id}/logo`)
      return { 200: 'ok', 401: 'not_signed_in', 404: 'not_found' }[status] ?? `${status}`
    },
    answers: READS,
  },
]

/** The operations that change an app or its secrets. */
export const CHANGES_AN_APP = operations(APP_ROWS)

/** The table of actor and operation: every server action, every page and route of the portal. */
export const OPERATIONS = [...CHANGES_AN_APP, ...operations(OTHER_ROWS), ...PAGES]

/** A new app with a secret and a logo, and a new person. */
export async function setScene(pool: Pool, story: Story, origin: string): Promise<Scene> {
  const app = await story.addApp()
  const administrator = await story.addPerson('Setter', 'administrator')
  const session = await story.signIn(administrator, origin)
  const { id: secretId } = await newSecret(session, app.id)
  await pool.query("INSERT INTO app_logo (app_id, png, updated_at) VALUES ($1, '\\x89', now())", [
    app.id,
  ])
  return { story, app, secretId, person: await story.addPerson('Nora Nobody', 'developer') }
}
