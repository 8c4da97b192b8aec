import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { findApp } from '@/lib/apps/find-app'
import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { restoreApp } from '@/lib/apps/lifecycle/restore-app'
import { resumeApp } from '@/lib/apps/lifecycle/resume-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { appQuery } from '@/lib/apps/list/app-query'
import { listApps } from '@/lib/apps/list/list-apps'
import { findAppLogo } from '@/lib/apps/logo/find-app-logo'
import { removeAppMember } from '@/lib/apps/members/remove-app-member'
import { editApp } from '@/lib/apps/registration/edit-app'
import { registerApp } from '@/lib/apps/registration/register-app'
import {
  anApp,
  editLogo,
  emailOf,
  expect,
  type People,
  refusalOf,
  registrationOf,
  test,
} from '@/lib/apps/testing/fixtures'
import { addAppMember } from '@/lib/apps/testing/parsed'
import { auditQuery } from '@/lib/audit/log/audit-query'
import { listAppHistory } from '@/lib/audit/log/list-app-history'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { findSecretUse } from './find-secret-use'
import { listSecrets } from './list-secrets'
import { previewRevocation } from './preview-revocation'
import { issueSecret, pauseSecret, regenerateSecrets, revokeSecret } from './testing/parsed'

/** The app that Dora owns and Dan was added to, with one secret, in whatever state. */
type Setup = { app: AppView; secretId: string; people: People }
type UseCase = (actor: Actor, setup: Setup) => Promise<unknown>

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const fresh = { name: 'Fresh', expiresAt: null }
const typed = { typedName: 'Ticket desk' }
const twoIds = ({ app, secretId }: Setup) => ({ appId: app.id, secretId })

const READS: Record<string, UseCase> = {
  findApp: (actor, { app }) => findApp(actor, app.id),
  findAppLogo: (actor, { app }) => findAppLogo(actor, app.id),
  listAppHistory: (actor, { app }) => listAppHistory(actor, app.id, auditQuery.parse({})),
  listSecrets: (actor, { app }) => listSecrets(actor, app.id),
  findSecretUse: (actor, setup) => findSecretUse(actor, twoIds(setup)),
  previewRevocation: (actor, setup) => previewRevocation(actor, twoIds(setup)),
}

const CHANGES: Record<string, UseCase> = {
  editApp: (actor, { app }) => editApp(actor, app.id, registrationOf({ company: 'New' })),
  'editApp with a logo': (actor, { app }) => editLogo(actor, app, PNG),
  'editApp without the logo': (actor, { app }) => editLogo(actor, app, null),
  suspendApp: (actor, { app }) => suspendApp(actor, app.id),
  resumeApp: (actor, { app }) => resumeApp(actor, app.id),
  deleteApp: (actor, { app }) => deleteApp(actor, app.id, typed),
  restoreApp: (actor, { app }) => restoreApp(actor, app.id),
  addAppMember: async (actor, { app, people }) =>
    addAppMember(actor, app.id, { email: await emailOf(people.ada) }),
  removeAppMember: (actor, { app, people }) => removeAppMember(actor, app.id, people.dan.personId),
  issueSecret: (actor, { app }) => issueSecret(actor, app.id, fresh),
  pauseSecret: (actor, { app, secretId }) =>
    pauseSecret(actor, app.id, { secretId, length: '15m' }),
  revokeSecret: (actor, setup) => revokeSecret(actor, twoIds(setup)),
  regenerateSecrets: (actor, { app }) => regenerateSecrets(actor, app.id, { ...fresh, ...typed }),
}

async function setUp(people: People): Promise<Setup> {
  const { dora, dan } = people
  const app = await anApp(dora)
  await editLogo(dora, app, PNG)
  await addAppMember(dora, app.id, { email: await emailOf(dan) })
  const { secret } = await issueSecret(dora, app.id, { name: 'First', expiresAt: null })
  return { app, secretId: secret.id, people }
}

/** A developer of the same organization with no part in the app. */
async function anOutsider({ dora }: People): Promise<Actor> {
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
    people,
  }) => {
    const setup = await setUp(people)
    const { ada, dora, dan, sam, strange } = people
    for (const reader of [ada, dora, dan, sam])
      expect(await codeOf(attempt(reader, setup))).toBe('done')
    for (const other of [strange, await anOutsider(people)]) {
      expect(await codeOf(attempt(other, setup))).toBe('not_found')
    }
  })
}

for (const [name, attempt] of Object.entries(CHANGES)) {
  test(`${name}: done for the administrator, the owner and a member`, async ({ people }) => {
    for (const who of ['ada', 'dora', 'dan'] as const) {
      // Each in a set-up of its own: some changes can be made only once.
      const { app, secretId } = await setUp(people)
      expect(await codeOf(attempt(people[who], { app, secretId, people })), who).toBe('done')
    }
  })

  test(`${name}: forbidden for support, nothing to find for others, and nothing changed`, async ({
    people,
  }) => {
    const setup = await setUp(people)
    const before = await everything()
    expect(await codeOf(attempt(people.sam, setup))).toBe('forbidden')
    expect(await codeOf(attempt(people.strange, setup))).toBe('not_found')
    expect(await everything()).toEqual(before)
    expect(await codeOf(attempt(await anOutsider(people), setup))).toBe('not_found')
  })
}

/** All that the attempts could have changed, the audit log included. */
async function everything() {
  return {
    apps: await db().app.findMany({ include: { members: true, logo: true } }),
    secrets: await db().secret.findMany(),
    events: await db().auditEvent.count(),
  }
}

test('registerApp: everybody but support', async ({ people: { ada, dora, sam } }) => {
  expect(await codeOf(registerApp(ada, registrationOf()))).toBe('done')
  expect(await codeOf(registerApp(dora, registrationOf()))).toBe('done')
  expect(await codeOf(registerApp(sam, registrationOf()))).toBe('forbidden')
})

test('another organization’s app answers exactly as one that is not there', async ({ people }) => {
  const setup = await setUp(people)
  const nowhere = { ...setup, app: { ...setup.app, id: newId('app') }, secretId: 'AAAAAAAA' }
  const rubbish = { ...setup, app: { ...setup.app, id: "app_'; DROP TABLE app; --\0" } }
  for (const attempt of [...Object.values(READS), ...Object.values(CHANGES)]) {
    const foreign = (await refusalOf(attempt(people.strange, setup)))?.toPublic()
    expect(foreign?.code).toBe('not_found')
    expect((await refusalOf(attempt(people.strange, nowhere)))?.toPublic()).toEqual(foreign)
    expect((await refusalOf(attempt(people.dora, rubbish)))?.toPublic()).toEqual(foreign)
  }
})

test('a deleted app is there for whoever could restore it, and for support to read', async ({
  people,
}) => {
  const setup = await setUp(people)
  await deleteApp(people.dora, setup.app.id, typed)
  for (const who of ['ada', 'dora', 'dan', 'sam'] as const) {
    expect(await codeOf(findApp(people[who], setup.app.id))).toBe('done')
  }
  expect(await codeOf(restoreApp(people.sam, setup.app.id))).toBe('forbidden')
})

test('My Apps: a developer’s own and added ones, all of the organization for the others', async ({
  people,
}) => {
  await setUp(people)
  await anApp(people.ada, { name: 'Only Ada’s' })
  const names = async (actor: Actor) =>
    (await listApps(actor, appQuery.parse({}))).apps.map(({ name }) => name)
  expect(await names(people.ada)).toEqual(['Only Ada’s', 'Ticket desk'])
  expect(await names(people.sam)).toEqual(['Only Ada’s', 'Ticket desk'])
  expect(await names(people.dora)).toEqual(['Ticket desk'])
  expect(await names(people.dan)).toEqual(['Ticket desk'])
  expect(await names(people.strange)).toEqual([])
})
