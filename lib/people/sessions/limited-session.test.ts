import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { offerPasskey } from '../second-factor/offer-passkey'
import { offerTotp } from '../second-factor/offer-totp'
import { removePasskey } from '../second-factor/remove-passkey'
import { removeTotp } from '../second-factor/remove-totp'
import { renewRecoveryCodes } from '../second-factor/renew-recovery-codes'
import { addApp, addSoftPasskey, begin, codeOf } from '../second-factor/testing/factors'
import { addTotp, renamePasskey } from '../second-factor/testing/parsed'
import { expect, NEW_PASSWORD, outcomeOf, PASSWORD, type People, test } from '../testing/fixtures'
import { changePassword, changeProfile } from '../testing/parsed'
import { checkSession } from './check-session'
import { endMySession } from './end-my-session'
import { listMySessions } from './list-sessions'
import { signOutEverywhere } from './sign-out-everywhere'
import { startSession } from './start-session'

async function actorOf(session: Plaintext, { dora }: People) {
  const check = await checkSession(session, dora.origin)
  if (!check.alive) throw new Error(check.because)
  return check.actor
}

/** Dora in a session that a provider of Night Ferry began; with `rail` she belongs to Fjord Rail, too. */
async function throughProvider(people: People, { rail }: { rail: boolean }) {
  const { personId, origin } = people.dora
  const { organizationId } = people.strange
  await db().membership.create({
    data: { personId, organizationId, role: 'developer', createdAt: now() },
  })
  if (!rail) {
    await db().membership.deleteMany({
      where: { personId, organizationId: people.dora.organizationId },
    })
  }
  const session = await startSession({ personId, epoch: 1, onlyIn: organizationId }, origin)
  return { session, actor: await actorOf(session, people) }
}

test('a session that stays in one of several organizations changes nothing of the account', async ({
  people,
}) => {
  const { dora } = people
  const key = (await offerTotp(dora)).key.reveal()
  const { session, actor } = await throughProvider(people, { rail: true })
  const password = { current: PASSWORD, next: NEW_PASSWORD }
  const nameless = { givenName: 'D', familyName: '', locale: '', zoneinfo: '' }
  const outcomes = {
    offerTotp: await outcomeOf(offerTotp(actor)),
    addTotp: await outcomeOf(addTotp(actor, { sessionId: session, code: codeOf(key) })),
    removeTotp: await outcomeOf(removeTotp(actor)),
    offerPasskey: await outcomeOf(offerPasskey(actor, session)),
    renamePasskey: await outcomeOf(renamePasskey(actor, 'any', { name: 'Mine' })),
    removePasskey: await outcomeOf(removePasskey(actor, 'any')),
    renewRecoveryCodes: await outcomeOf(renewRecoveryCodes(actor)),
    changePassword: await outcomeOf(changePassword(actor, password, session)),
    changeProfile: await outcomeOf(changeProfile(actor, nameless)),
    listMySessions: await outcomeOf(listMySessions(actor, session)),
    endMySession: await outcomeOf(endMySession(actor, 'any')),
    signOutEverywhere: await outcomeOf(signOutEverywhere(actor)),
  }
  expect(new Set(Object.values(outcomes)), JSON.stringify(outcomes)).toEqual(new Set(['not_found']))
  expect(await db().totpFactor.count({ where: { confirmedAt: { not: null } } })).toBe(0)
})

test('factors that exist stay as they are for such a session', async ({ people }) => {
  const { dora } = people
  const { session } = await addSoftPasskey(dora, await begin(dora))
  await addApp(dora, session)
  const { id } = await db().passkey.findFirstOrThrow()
  const { organizationId } = people.strange
  const actor = { ...dora, organizationId, staysThere: true }
  expect(await outcomeOf(renamePasskey(actor, id, { name: 'Mine' }))).toBe('not_found')
  expect(await outcomeOf(removePasskey(actor, id))).toBe('not_found')
  expect(await outcomeOf(removeTotp(actor))).toBe('not_found')
  expect(await outcomeOf(renewRecoveryCodes(actor))).toBe('not_found')
})

test('whose account belongs to the organization of the provider alone changes it', async ({
  people,
}) => {
  const { session, actor } = await throughProvider(people, { rail: false })
  expect((await addApp(actor, session)).recoveryCodes).toHaveLength(10)
})
