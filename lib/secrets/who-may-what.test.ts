import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { findApp } from '@/lib/apps/find-app'
import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { restoreApp } from '@/lib/apps/lifecycle/restore-app'
import { resumeApp } from '@/lib/apps/lifecycle/resume-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { appQuery } from '@/lib/apps/list/app-query'
import { listApps } from '@/lib/apps/list/list-apps'
import { listAppEvents } from '@/lib/apps/list-app-events'
import { findAppLogo } from '@/lib/apps/logo/find-app-logo'
import { removeAppLogo } from '@/lib/apps/logo/remove-app-logo'
import { setAppLogo } from '@/lib/apps/logo/set-app-logo'
import { addAppMember } from '@/lib/apps/members/add-app-member'
import { removeAppMember } from '@/lib/apps/members/remove-app-member'
import { editApp } from '@/lib/apps/registration/edit-app'
import { registerApp } from '@/lib/apps/registration/register-app'
import {
  anApp,
  type Cast,
  emailOf,
  expect,
  refusalOf,
  registrationOf,
  test,
} from '@/lib/apps/testing/fixtures'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { findSecretUse } from './find-secret-use'
import { issueSecret } from './issue-secret'
import { listSecrets } from './list-secrets'
import { previewRevocation } from './preview-revocation'
import { regenerateSecrets } from './regenerate-secrets'
import { revokeSecret } from './revoke-secret'

/** The app that Dora owns and Dan was added to, with one secret, in whatever state. */
type Scene = { app: AppView; secretId: string; cast: Cast }
type Attempt = (actor: Actor, scene: Scene) => Promise<unknown>

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const fresh = { name: 'Fresh', expiresAt: null }
const typed = { typedName: 'Ticket desk' }
const twoIds = ({ app, secretId }: Scene) => ({ appId: app.id, secretId })

const READS: Record<string, Attempt> = {
  findApp: (actor, { app }) => findApp(actor, app.id),
  findAppLogo: (actor, { app }) => findAppLogo(actor, app.id),
  listAppEvents: (actor, { app }) => listAppEvents(actor, app.id),
  listSecrets: (actor, { app }) => listSecrets(actor, app.id),
  findSecretUse: (actor, scene) => findSecretUse(actor, twoIds(scene)),
  previewRevocation: (actor, scene) => previewRevocation(actor, twoIds(scene)),
}

const CHANGES: Record<string, Attempt> = {
  editApp: (actor, { app }) => editApp(actor, app.id, registrationOf({ company: 'New' })),
  setAppLogo: (actor, { app }) => setAppLogo(actor, app.id, PNG),
  removeAppLogo: (actor, { app }) => removeAppLogo(actor, app.id),
  suspendApp: (actor, { app }) => suspendApp(actor, app.id),
  resumeApp: (actor, { app }) => resumeApp(actor, app.id),
  deleteApp: (actor, { app }) => deleteApp(actor, app.id, typed),
  restoreApp: (actor, { app }) => restoreApp(actor, app.id),
  addAppMember: async (actor, { app, cast }) =>
    addAppMember(actor, app.id, { email: await emailOf(cast.ada) }),
  removeAppMember: (actor, { app, cast }) => removeAppMember(actor, app.id, cast.dan.personId),
  issueSecret: (actor, { app }) => issueSecret(actor, app.id, fresh),
  revokeSecret: (actor, scene) => revokeSecret(actor, twoIds(scene)),
  regenerateSecrets: (actor, { app }) => regenerateSecrets(actor, app.id, { ...fresh, ...typed }),
}

async function setScene(cast: Cast): Promise<Scene> {
  const { dora, dan } = cast
  const app = await anApp(dora)
  await setAppLogo(dora, app.id, PNG)
  await addAppMember(dora, app.id, { email: await emailOf(dan) })
  const { secret } = await issueSecret(dora, app.id, fresh)
  return { app, secretId: secret.id, cast }
}

/** A developer of the same organization with no part in the app. */
async function anOutsider({ dora }: Cast): Promise<Actor> {
  const { id: personId } = await db().person.create({
    data: {
      id: newId('psn'),
      email: 'out@rail.example',
      name: 'Out',
      createdAt: new Date(0),
    },
  })
  return { ...dora, personId, personName: 'Out' }
}

const codeOf = async (work: Promise<unknown>) => (await refusalOf(work))?.code ?? 'done'

for (const [name, attempt] of Object.entries(READS)) {
  test(`${name}: administrator, owner, member and support read it, others find nothing`, async ({
    cast,
  }) => {
    const scene = await setScene(cast)
    const { ada, dora, dan, sam, strange } = cast
    for (const reader of [ada, dora, dan, sam])
      expect(await codeOf(attempt(reader, scene))).toBe('done')
    for (const other of [strange, await anOutsider(cast)]) {
      expect(await codeOf(attempt(other, scene))).toBe('not_found')
    }
  })
}

for (const [name, attempt] of Object.entries(CHANGES)) {
  test(`${name}: done for the administrator, the owner and a member`, async ({ cast }) => {
    for (const who of ['ada', 'dora', 'dan'] as const) {
      // Each in a scene of its own: some changes can be made only once.
      const { app, secretId } = await setScene(cast)
      expect(await codeOf(attempt(cast[who], { app, secretId, cast })), who).toBe('done')
    }
  })

  test(`${name}: forbidden for support, nothing to find for others, and nothing changed`, async ({
    cast,
  }) => {
    const scene = await setScene(cast)
    const before = await everything()
    expect(await codeOf(attempt(cast.sam, scene))).toBe('forbidden')
    expect(await codeOf(attempt(cast.strange, scene))).toBe('not_found')
    expect(await everything()).toEqual(before)
    expect(await codeOf(attempt(await anOutsider(cast), scene))).toBe('not_found')
  })
}

/** All that the attempts could have changed, the audit trail included. */
async function everything() {
  return {
    apps: await db().app.findMany({ include: { members: true, logo: true } }),
    secrets: await db().secret.findMany(),
    events: await db().auditEvent.count(),
  }
}

test('registerApp: everybody but support', async ({ cast: { ada, dora, sam } }) => {
  expect(await codeOf(registerApp(ada, registrationOf()))).toBe('done')
  expect(await codeOf(registerApp(dora, registrationOf()))).toBe('done')
  expect(await codeOf(registerApp(sam, registrationOf()))).toBe('forbidden')
})

test('another organization’s app answers exactly as one that is not there', async ({ cast }) => {
  const scene = await setScene(cast)
  const nowhere = { ...scene, app: { ...scene.app, id: newId('app') }, secretId: 'AAAAAAAA' }
  const rubbish = { ...scene, app: { ...scene.app, id: "app_'; DROP TABLE app; --\0" } }
  for (const attempt of [...Object.values(READS), ...Object.values(CHANGES)]) {
    const foreign = (await refusalOf(attempt(cast.strange, scene)))?.toPublic()
    expect(foreign?.code).toBe('not_found')
    expect((await refusalOf(attempt(cast.strange, nowhere)))?.toPublic()).toEqual(foreign)
    expect((await refusalOf(attempt(cast.dora, rubbish)))?.toPublic()).toEqual(foreign)
  }
})

test('a deleted app is there for those who could restore it, not for support', async ({ cast }) => {
  const scene = await setScene(cast)
  await deleteApp(cast.dora, scene.app.id, typed)
  for (const who of ['ada', 'dora', 'dan'] as const) {
    expect(await codeOf(findApp(cast[who], scene.app.id))).toBe('done')
  }
  expect(await codeOf(findApp(cast.sam, scene.app.id))).toBe('not_found')
  expect(await codeOf(restoreApp(cast.sam, scene.app.id))).toBe('not_found')
})

test('My Apps: a developer’s own and added ones, all of the organization for the others', async ({
  cast,
}) => {
  await setScene(cast)
  await anApp(cast.ada, { name: 'Only Ada’s' })
  const names = async (actor: Actor) =>
    (await listApps(actor, appQuery.parse({}))).apps.map(({ name }) => name)
  expect(await names(cast.ada)).toEqual(['Only Ada’s', 'Ticket desk'])
  expect(await names(cast.sam)).toEqual(['Only Ada’s', 'Ticket desk'])
  expect(await names(cast.dora)).toEqual(['Ticket desk'])
  expect(await names(cast.dan)).toEqual(['Ticket desk'])
  expect(await names(cast.strange)).toEqual([])
})
