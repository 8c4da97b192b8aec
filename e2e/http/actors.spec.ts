import { CHANGES_AN_APP, OPERATIONS, READING } from '../harness/access-matrix'
import { makeFixtures } from '../harness/access-matrix/fixtures'
import { answersInTwo, attemptInTwo } from '../harness/access-matrix/in-two-organizations'
import { newScene, sharedScene } from '../harness/access-matrix/scene'
import { serverActions } from '../harness/action'
import { ACTORS, type ActorName, sessionOf } from '../harness/actors'
import { newSecret } from '../harness/portal'
import { expect, test } from '../harness/test'

for (const operation of OPERATIONS) {
  const { name, attempt, answers } = operation
  test(`who may ${name}, past the interface`, async ({ deployment }) => {
    const reads = READING.includes(operation)
    const scene = reads ? sharedScene(deployment) : newScene(deployment, operation)
    const answered: Partial<Record<ActorName, string>> = {}
    for (const actor of ACTORS) answered[actor] = await attempt(await scene(actor))
    expect(answered).toEqual(Object.fromEntries(ACTORS.map((actor, i) => [actor, answers[i]])))
    const inTwo = await attemptInTwo(operation, scene, deployment)
    expect(inTwo, 'the same person in two organizations').toEqual(answersInTwo(operation))
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

/** The operations that an open session alone must not do. */
const NEEDS_STEP_UP = [
  'bind an app to networks',
  'bind a secret to networks',
  'save a policy that was tried',
  'give an app an exception',
  'create an organization',
  'rename an organization',
  'give a person another email',
  'issue a secret',
  'regenerate the secrets',
  'revoke a secret',
  'pause a secret',
  'resume a secret',
  'cancel the planned end of a secret',
  'delete an app',
  'have people sent elsewhere',
  'give apps to a colleague',
  'give an app to a colleague',
  'give every app of a person to a colleague',
  'keep a secret that nobody has seen who left',
  'revoke what everybody allowed an app',
  'vouch for an app',
  'grant an app something at the management API',
  'renew the development of an app',
  'set the schedule of a rotation',
  'end the schedule of a rotation',
  'rotate a secret now',
  'add a delivery target',
  'remove a delivery target',
  'confirm an app',
  'approve of an app',
  'refuse to approve of an app',
  'approve of several apps',
  'refuse to approve of several apps',
  'begin an import',
  'start an import',
  'ask to export everything',
  'set the last day of secrets that were moved in',
  'add a public key',
  'remove a public key',
  'add a federated credential',
  'remove a federated credential',
  'say where the app publishes its keys',
  'let an app check the tokens of an API',
  'add a person',
  'invite a list of people',
  'invite a person again',
  'give a person another role',
  'disable a person',
  'say that the email of a person is verified',
  'enable a person',
  'take the second factors of a person',
  'edit an API',
  'grant a permission',
  'delete an API',
  'switch a policy',
  'choose the grant types',
  'say of which apps PKCE is demanded',
  'set a number of the policies',
  'make a calendar feed',
  'make an initial access token',
  'revoke an initial access token',
  'allow a host of metadata documents',
  'remove a host of metadata documents',
  'add a provider',
  'edit a provider',
  'switch a provider off',
  'switch a provider on',
  'remove a provider',
  'add a webhook',
  'edit a webhook',
  'make the secret of a webhook',
  'remove a secret of a webhook',
  'switch a webhook off',
  'switch a webhook on',
  'remove a webhook',
  'make a SCIM token',
  'revoke a SCIM token',
  'rotate the signing key',
]

test('what issues, ends or governs needs a step-up in the last fifteen minutes', async ({
  cluster,
  server,
  org,
  deployment,
}) => {
  const fixtures = await makeFixtures(deployment)
  const session = await org.openSession(org.administrator, server.origin)
  await cluster.pool.query(
    "UPDATE person_session SET proven_at = now() - interval '15 minutes 1 second' WHERE person_id = $1",
    [org.administrator.id],
  )
  const answered: Record<string, string> = {}
  for (const { name, attempt } of OPERATIONS) {
    if (!NEEDS_STEP_UP.includes(name)) continue
    answered[name] = await attempt({ ...fixtures, actor: 'administrator', session })
  }
  expect(answered).toEqual(
    Object.fromEntries(NEEDS_STEP_UP.map((name) => [name, 'step_up_required'])),
  )
})

test('a refused attempt changes nothing and leaves nothing in the audit log', async ({
  cluster,
  server,
  org,
  deployment,
}) => {
  const fixtures = await makeFixtures(deployment)
  const snapshot = async () => {
    const { rows } = await cluster.pool.query(
      `SELECT (SELECT row_to_json(a) FROM app a WHERE id = $1) AS app,
              (SELECT json_agg(s ORDER BY id) FROM secret s WHERE app_id = $1) AS secrets,
              (SELECT json_agg(m) FROM app_member m WHERE app_id = $1) AS members,
              (SELECT count(*) FROM audit_event
               WHERE organization_id = $2 AND action <> 'person.signed_in') AS events`,
      [fixtures.app.id, org.organizationId],
    )
    return rows
  }
  const refused = ['otherDeveloper', 'support', 'foreignAdministrator', 'stranger'] as const
  const before = await snapshot()
  for (const actor of refused) {
    const session = await sessionOf(actor, org, server.origin)
    for (const { name, attempt } of CHANGES_AN_APP) {
      const answer = await attempt({ ...fixtures, actor, session })
      expect(answer, `${name}, ${actor}`).toMatch(/^(not_found|forbidden|not_signed_in)$/)
    }
  }
  expect(await snapshot()).toEqual(before)
})

test('an app of another organization answers exactly as one that does not exist', async ({
  server,
  org,
}) => {
  const foreign = await org.addApp({ foreign: true })
  const session = await org.openSession(org.administrator, server.origin)
  const missing = `app_${'x'.repeat(foreign.id.length - 4)}`
  for (const path of ['', '/secrets', '/edit', '/logo']) {
    const theirs = await session.visit(`/apps/${foreign.id}${path}`)
    const nobodys = await session.visit(`/apps/${missing}${path}`)
    expect([theirs.status, nobodys.status], path).toEqual([404, 404])
    expect(theirs.text.length, path).toBe(nobodys.text.length)
  }
})

test('a secret is only reached through its own app', async ({ server, org }) => {
  const mine = await org.addApp()
  const theirs = await org.addApp({ foreign: true })
  const foreign = await org.openSession(org.foreignAdministrator, server.origin)
  const { id } = await newSecret(foreign, theirs.id)
  const session = await org.openSession(org.owner, server.origin)
  const use = await session.visit(`/apps/${mine.id}/secrets/${id}/use`)
  expect(use.status).toBe(404)
})
