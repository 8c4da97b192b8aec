import type { Pool } from 'pg'
import { type Answered, callAction } from '../harness/action'
import { ACTORS, type ActorName, sessionOf } from '../harness/actors'
import { newSecret } from '../harness/portal'
import type { Session } from '../harness/session'
import type { Story } from '../harness/story'
import { expect, test } from '../harness/test'

/** What one attempt has before its eyes: an app with a life, of the owner's organization. */
type Scene = {
  session: Session
  story: Story
  app: { id: string; name: string }
  secretId: string
  pool: Pool
}

type Attempt = (scene: Scene) => Promise<string>

/** One row of the table: what each actor is answered, in the order of `ACTORS`. */
type Row = [operation: string, attempt: Attempt, answers: string[]]

const CHANGES = ['ok', 'ok', 'ok', 'not_found', 'forbidden', 'not_found', 'not_signed_in']
const READS = ['ok', 'ok', 'ok', 'not_found', 'ok', 'not_found', 'not_signed_in']
const EVERYBODY_IN = ['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'not_signed_in']
const ADMINISTRATES = ['ok', ...Array(4).fill('forbidden'), 'not_found', 'not_signed_in']

/** The code of an action's answer. */
function code({ answer, status }: Answered): string {
  if (!answer) return `status ${status}`
  return answer.ok ? 'ok' : answer.refusal.code
}

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

const on =
  (
    page: (appId: string) => string,
    action: string,
    ...rest: ((scene: Scene) => unknown)[]
  ): Attempt =>
  async (scene) => {
    const args = rest.map((one) => one(scene))
    return code(await callAction(scene.session, page(scene.app.id), action, scene.app.id, ...args))
  }

const appPage = (id: string) => `/apps/${id}`
const secretsPage = (id: string) => `/apps/${id}/secrets`
const secretForm = { name: 'Taken', expiry: '30' }
const typedName = ({ app }: Scene) => app.name

const SECRETS: Row[] = [
  ['issue a secret', on(secretsPage, 'secrets/issue', () => secretForm), CHANGES],
  [
    'regenerate the secrets',
    on(secretsPage, 'secrets/regenerate', ({ app }) => ({ ...secretForm, typedName: app.name })),
    CHANGES,
  ],
  [
    'revoke a secret',
    on(secretsPage, 'secrets/revoke', ({ app, secretId }) => ({ secretId, typedName: app.name })),
    CHANGES,
  ],
  [
    'ask what a revocation would mean',
    on(secretsPage, 'secrets/inspect', ({ secretId }) => ({ secretId })),
    READS,
  ],
]

const APPS: Row[] = [
  ['suspend an app', on(appPage, 'apps/[clientId]/suspend'), CHANGES],
  ['resume an app', on(appPage, 'apps/[clientId]/resume'), CHANGES],
  ['delete an app', on(appPage, 'apps/[clientId]/remove', typedName), CHANGES],
  ['restore an app', on(appPage, 'apps/[clientId]/restore'), CHANGES],
  [
    'add a person to an app',
    on(appPage, 'apps/[clientId]/addMember', ({ story }) =>
      form({ email: story.administrator.email }),
    ),
    CHANGES,
  ],
  [
    'remove a person from an app',
    on(appPage, 'apps/[clientId]/removeMember', ({ story }) => story.member.id),
    CHANGES,
  ],
  [
    'edit an app',
    on(
      (id) => `/apps/${id}/edit`,
      'edit/edit',
      () => form({ name: 'Renamed', type: 'machine' }),
    ),
    CHANGES,
  ],
  [
    'register an app',
    async ({ session }) =>
      code(
        await callAction(
          session,
          '/apps/new',
          'new/register',
          form({ name: 'Mine', type: 'machine' }),
        ),
      ),
    ['ok', 'ok', 'ok', 'ok', 'forbidden', 'ok', 'not_signed_in'],
  ],
]

/** A page is there, is not, or sends to the sign-in page. */
const seeing =
  (page: (scene: Scene) => string): Attempt =>
  async (scene) => {
    const { status, headers, text } = await scene.session.visit(page(scene))
    if (status === 307)
      return headers.get('location')?.includes('/sign-in') ? 'not_signed_in' : 'away'
    if (status === 200 && text.includes(scene.app.name)) return 'ok'
    return status === 404 ? 'not_found' : `status ${status}`
  }

const PAGES: Row[] = [
  ['see an app', seeing(({ app }) => `/apps/${app.id}`), READS],
  ['see the secrets of an app', seeing(({ app }) => `/apps/${app.id}/secrets`), READS],
  [
    'read the use of a secret',
    async ({ session, app, secretId }) => {
      const answer = await session.visit(`/apps/${app.id}/secrets/${secretId}/use`)
      if (answer.status === 200) return 'ok'
      return JSON.parse(answer.text).refusal.code
    },
    READS,
  ],
  [
    'read the logo of an app',
    async ({ session, app }) => {
      const { status } = await session.visit(`/apps/${app.id}/logo`)
      return { 200: 'ok', 401: 'not_signed_in', 404: 'not_found' }[status] ?? `status ${status}`
    },
    READS,
  ],
]

const TABLE = [...SECRETS, ...APPS, ...PAGES]

for (const [operation, attempt, answers] of TABLE) {
  test(`who may ${operation}, past the interface`, async ({ estate, server, story }) => {
    const owner = await story.signIn(story.owner, server.origin)
    const answered: Partial<Record<ActorName, string>> = {}
    for (const actor of ACTORS) {
      const app = await story.addApp()
      const { id: secretId } = await newSecret(owner, app.id)
      await giveLogo(estate.pool, app.id)
      const session = await sessionOf(actor, story, server.origin)
      answered[actor] = await attempt({ session, story, app, secretId, pool: estate.pool })
    }
    expect(answered).toEqual(Object.fromEntries(ACTORS.map((actor, i) => [actor, answers[i]])))
  })
}

async function giveLogo(pool: Pool, appId: string): Promise<void> {
  await pool.query("INSERT INTO app_logo (app_id, png, updated_at) VALUES ($1, '\\x89', now())", [
    appId,
  ])
}

test('a refused attempt changes nothing and leaves nothing in the trail', async ({
  estate,
  server,
  story,
}) => {
  const app = await story.addApp()
  const owner = await story.signIn(story.owner, server.origin)
  const { id: secretId } = await newSecret(owner, app.id)
  const snapshot = async () => {
    const { rows } = await estate.pool.query(
      `SELECT (SELECT row_to_json(a) FROM app a WHERE id = $1) AS app,
              (SELECT json_agg(s ORDER BY id) FROM secret s WHERE app_id = $1) AS secrets,
              (SELECT json_agg(m) FROM app_member m WHERE app_id = $1) AS members,
              (SELECT count(*) FROM audit_event WHERE organization_id = $2) AS events`,
      [app.id, story.organizationId],
    )
    return rows
  }
  const refused = ['otherDeveloper', 'support', 'foreignAdministrator', 'stranger'] as const
  const sessions = await Promise.all(refused.map((who) => sessionOf(who, story, server.origin)))
  const before = await snapshot()
  for (const session of sessions) {
    for (const [operation, attempt, answers] of [...SECRETS, ...APPS]) {
      if (answers !== CHANGES) continue
      const answer = await attempt({ session, story, app, secretId, pool: estate.pool })
      expect(answer, operation).toMatch(/not_found|forbidden|not_signed_in/)
    }
  }
  expect(await snapshot()).toEqual(before)
})

test('an app of another organization answers exactly as one that does not exist', async ({
  server,
  story,
}) => {
  const foreign = await story.addApp({ foreign: true })
  const session = await story.signIn(story.administrator, server.origin)
  const missing = `app_${'x'.repeat(foreign.id.length - 4)}`
  const plain = (text: string, id: string) =>
    text.replaceAll(id, '<id>').replace(/nonce[=:]\\?"[^"\\]+\\?"/g, '').length
  for (const path of ['', '/secrets', '/edit', '/logo']) {
    const theirs = await session.visit(`/apps/${foreign.id}${path}`)
    const nobodys = await session.visit(`/apps/${missing}${path}`)
    expect([theirs.status, nobodys.status], path).toEqual([404, 404])
    expect(plain(theirs.text, foreign.id), path).toBe(plain(nobodys.text, missing))
  }
})
