import { CHANGES_AN_APP, OPERATIONS } from '../harness/access-matrix'
import { setScene } from '../harness/access-matrix/fixtures'
import { serverActions } from '../harness/action'
import { ACTORS, type ActorName, sessionOf } from '../harness/actors'
import { newSecret } from '../harness/portal'
import { expect, test } from '../harness/test'

for (const { name, attempt, answers } of OPERATIONS) {
  test(`who may ${name}, past the interface`, async ({ estate, server, story }) => {
    const answered: Partial<Record<ActorName, string>> = {}
    for (const actor of ACTORS) {
      const scene = await setScene(estate.pool, story, server.origin)
      const session = await sessionOf(actor, story, server.origin)
      answered[actor] = await attempt({ ...scene, actor, session })
    }
    expect(answered).toEqual(Object.fromEntries(ACTORS.map((actor, i) => [actor, answers[i]])))
  })
}

test('no server action of the build is missing in the table', () => {
  const tried = OPERATIONS.flatMap(({ action }) => (action ? [action] : []))
  const missing = serverActions().filter(
    ({ file, name }) =>
      !tried.some((one) => `${file.replace(/actions\.ts$/, '')}${name}`.endsWith(`/${one}`)),
  )
  expect(missing).toEqual([])
})

/** What an open session alone shall not do. */
const WANTS_A_PROOF = [
  'issue a secret',
  'regenerate the secrets',
  'revoke a secret',
  'delete an app',
  'have people sent elsewhere',
  'vouch for an app',
  'add a public key',
  'remove a public key',
  'say where the app publishes its keys',
  'add a person',
  'invite a person again',
  'give a person another role',
  'disable a person',
  'enable a person',
  'take the second factors of a person',
  'edit an API',
  'delete an API',
  'switch a policy',
  'choose the grant types',
  'make an initial access token',
  'revoke an initial access token',
  'admit a host of documents',
  'remove a host of documents',
  'rotate the signing key',
]

test('what issues, ends or governs asks for a proof from the last five minutes', async ({
  estate,
  server,
  story,
}) => {
  const scene = await setScene(estate.pool, story, server.origin)
  const session = await story.signIn(story.administrator, server.origin)
  await estate.pool.query(
    "UPDATE person_session SET proven_at = now() - interval '5 minutes 1 second' WHERE person_id = $1",
    [story.administrator.id],
  )
  const answered: Record<string, string> = {}
  for (const { name, attempt } of OPERATIONS) {
    if (!WANTS_A_PROOF.includes(name)) continue
    answered[name] = await attempt({ ...scene, actor: 'administrator', session })
  }
  expect(answered).toEqual(
    Object.fromEntries(WANTS_A_PROOF.map((name) => [name, 'step_up_required'])),
  )
})

test('a refused attempt changes nothing and leaves nothing in the trail', async ({
  estate,
  server,
  story,
}) => {
  const scene = await setScene(estate.pool, story, server.origin)
  const snapshot = async () => {
    const { rows } = await estate.pool.query(
      `SELECT (SELECT row_to_json(a) FROM app a WHERE id = $1) AS app,
              (SELECT json_agg(s ORDER BY id) FROM secret s WHERE app_id = $1) AS secrets,
              (SELECT json_agg(m) FROM app_member m WHERE app_id = $1) AS members,
              (SELECT count(*) FROM audit_event
               WHERE organization_id = $2 AND action <> 'person.signed_in') AS events`,
      [scene.app.id, story.organizationId],
    )
    return rows
  }
  const refused = ['otherDeveloper', 'support', 'foreignAdministrator', 'stranger'] as const
  const before = await snapshot()
  for (const actor of refused) {
    const session = await sessionOf(actor, story, server.origin)
    for (const { name, attempt } of CHANGES_AN_APP) {
      const answer = await attempt({ ...scene, actor, session })
      expect(answer, `${name}, ${actor}`).toMatch(/^(not_found|forbidden|not_signed_in)$/)
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
  for (const path of ['', '/secrets', '/edit', '/logo']) {
    const theirs = await session.visit(`/apps/${foreign.id}${path}`)
    const nobodys = await session.visit(`/apps/${missing}${path}`)
    expect([theirs.status, nobodys.status], path).toEqual([404, 404])
    expect(theirs.text.length, path).toBe(nobodys.text.length)
  }
})

test('a secret is only reached through its own app', async ({ server, story }) => {
  const mine = await story.addApp()
  const theirs = await story.addApp({ foreign: true })
  const foreign = await story.signIn(story.foreignAdministrator, server.origin)
  const { id } = await newSecret(foreign, theirs.id)
  const session = await story.signIn(story.owner, server.origin)
  const use = await session.visit(`/apps/${mine.id}/secrets/${id}/use`)
  expect(use.status).toBe(404)
})
