import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { FIELDS } from '../fields/fields'
import { setAppVerified } from '../set-app-verified'
import { anApp, expect, registrationOf, test } from '../testing/fixtures'
import { setJwksUri } from '../testing/parsed'
import { editApp } from './edit-app'
import type { AppForm } from './registration'

const BEFORE: Partial<AppForm> = {
  type: 'web',
  redirectUris: ['https://desk.example/cb'],
  scopes: ['tickets'],
}

const form = (changes: Partial<AppForm> = {}) => registrationOf({ ...BEFORE, ...changes })

/** Each edit of one field, and whether an administrator vouches for what it changes. */
const EDITS: [string, Partial<AppForm>, 'ends' | 'stays'][] = [
  ['name', { name: 'Bank' }, 'ends'],
  ['type', { type: 'native' }, 'ends'],
  ['description', { description: 'Sells tickets.' }, 'ends'],
  ['company', { company: 'Bank' }, 'ends'],
  ['contactEmail', { contactEmail: 'team@desk.example' }, 'stays'],
  ['websiteUrl', { websiteUrl: 'https://bank.example' }, 'ends'],
  ['termsUrl', { termsUrl: 'https://bank.example' }, 'ends'],
  ['privacyUrl', { privacyUrl: 'https://bank.example' }, 'ends'],
  ['redirectUris', { redirectUris: ['https://bank.example/cb'] }, 'ends'],
  ['developmentUntil', { developmentUntil: 'on' }, 'ends'],
  ['postLogoutRedirectUris', { postLogoutRedirectUris: ['https://bank.example/bye'] }, 'ends'],
  ['backchannelLogoutUri', { backchannelLogoutUri: 'https://bank.example/out' }, 'ends'],
  ['scopes', { scopes: ['tickets', 'payments'] }, 'ends'],
  ['scopes', { scopes: [] }, 'stays'],
  ['clientCredentials', { clientCredentials: true }, 'stays'],
  ['idTokenResponse', { idTokenResponse: true }, 'stays'],
  ['skipSignOutQuestion', { skipSignOutQuestion: true }, 'stays'],
  ['pkce', { pkce: 'always' }, 'stays'],
  ['claimsInIdToken', { claimsInIdToken: 'sign_in_only' }, 'stays'],
  ['organizationClaim', { organizationClaim: true }, 'ends'],
  ['roleClaim', { roleClaim: 'roles' }, 'ends'],
  ['dpopRequired', { dpopRequired: true }, 'stays'],
  ['parRequired', { parRequired: true }, 'stays'],
  ['applicationType', { applicationType: 'native' }, 'ends'],
  ['fapiProfile', { fapiProfile: 'message_signing' }, 'stays'],
  ['mtlsSubject', { mtlsSubject: 'CN=desk' }, 'stays'],
  ['mtlsBound', { mtlsBound: true }, 'stays'],
  ['azureDevops', { azureDevops: true }, 'ends'],
  ['idTokenAlg', { idTokenAlg: 'ES256' }, 'stays'],
  ['userinfoAlg', { userinfoAlg: 'RS256' }, 'stays'],
]

for (const [field, changes, outcome] of EDITS) {
  test(`${field}: ${outcome === 'ends' ? 'an edit ends' : 'some edit leaves'} the verification (${JSON.stringify(changes)})`, async ({
    people: { ada, dora },
  }) => {
    const app = await anApp(dora, BEFORE)
    await setAppVerified(ada, app.id, true)
    expect((await editApp(ada, app.id, form(changes))).verifiedAt).not.toBeNull()
    await editApp(ada, app.id, form())
    const { verifiedAt } = await editApp(dora, app.id, form(changes))
    expect(verifiedAt === null ? 'ends' : 'stays').toBe(outcome)
  })
}

test('a new address of its public keys ends it, and so does another one', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora, BEFORE)
  await db().app.update({ where: { id: app.id }, data: { verifiedAt: now() } })
  const byAda = await setJwksUri(ada, app.id, { jwksUri: 'https://desk.example/keys' })
  expect(byAda.verifiedAt).not.toBeNull()
  const byDora = await setJwksUri(dora, app.id, { jwksUri: 'https://bank.example/keys' })
  expect(byDora.verifiedAt).toBeNull()
  const detail = {
    changed: 'jwksUri',
    before: { jwksUri: 'https://desk.example/keys' },
    after: { jwksUri: 'https://bank.example/keys' },
    unverified: true,
  }
  expect(await db().auditEvent.count({ where: { detail: { equals: detail } } })).toBe(1)
})

test('switching the marks off again never ends it', async ({ people: { ada, dora } }) => {
  const on = { azureDevops: true, dpopRequired: true, parRequired: true }
  const app = await anApp(dora, { ...BEFORE, ...on })
  await setAppVerified(ada, app.id, true)
  expect((await editApp(dora, app.id, form())).verifiedAt).not.toBeNull()
})

/** Fields that no form has. */
const BY_PROGRAMS = ['jwksUri', 'jwks', 'authMethod', 'logoUri', 'grantTypes']

test('every field has been decided about', () => {
  const edited = new Set([...EDITS.map(([field]) => field), ...BY_PROGRAMS])
  expect([...edited].toSorted()).toEqual(Object.keys(FIELDS).toSorted())
})
