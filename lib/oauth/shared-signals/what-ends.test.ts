import { decodeJwt } from 'jose'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db, inTransaction } from '@/lib/db/client'
import { endAllSessions } from '@/lib/people/end-all-sessions'
import { endsWith } from '@/lib/signals/ends-with'
import {
  CREDENTIAL_CHANGE,
  CREDENTIAL_COMPROMISE,
  EVENT_OF,
  SESSION_REVOKED,
  type SignalKind,
} from '@/lib/signals/signal-stream'
import { sweepSessionsOfApps } from '../sessions/tell-of-ended-sessions'
import { giveSecret, makeAppWithSecret, retire } from '../testing/apps'
import { Browser } from '../testing/browser'
import { makePerson } from '../testing/people'
import { oauth, type RelyingParty, refresh } from '../testing/relying-party'
import type { EventToken } from '../testing/signal-receiver'
import { tokensFor } from '../testing/tokens-for'
import { expect, test } from './testing/receiving'

/** The ids that a JWT names in `ends_with`. */
const idsOf = (jwt: string) => decodeJwt<{ ends_with: string[] }>(jwt).ends_with

/** The id of what an event says has ended. */
function idIn(event: EventToken | undefined): unknown {
  const { session } = (event?.sub_id ?? {}) as { session?: { id: string } }
  return session?.id ?? Object.values(event?.events ?? {})[0]?.ends_with
}

async function ownJwt({ as, client, auth }: RelyingParty): Promise<string> {
  const answer = await oauth.clientCredentialsGrantRequest(
    as,
    client,
    auth,
    { scope: 'orders.read' },
    { [oauth.allowInsecureRequests]: true },
  )
  return (await oauth.processClientCredentialsResponse(as, client, answer)).access_token
}

test('a revoked secret is told by the id that its JWTs name, and the JWTs of the other do not', async ({
  party,
  receiver,
  pushed,
}) => {
  const jwt = await ownJwt(party)
  await receiver.begin()
  await retire(party.secretId, 'revoked')
  const [event, ...others] = await pushed()
  expect(others).toEqual([])
  expect(event).toMatchObject({
    iss: party.as.issuer,
    aud: receiver.appId,
    sub_id: {
      format: 'complex',
      application: { format: 'iss_sub', iss: party.as.issuer, sub: party.appId },
    },
    events: { [CREDENTIAL_CHANGE]: { credential_type: 'client_secret', change_type: 'revoke' } },
  })
  expect(event).not.toHaveProperty('sub')
  expect(event).not.toHaveProperty('exp')
  expect(idsOf(jwt)).toContain(idIn(event))
  const { value } = await giveSecret(party.appId, { slot: 2 })
  const other = await ownJwt({ ...party, auth: oauth.ClientSecretBasic(value) })
  expect(idsOf(other)).not.toContain(idIn(event))
})

test('a secret that leaves its tokens alive is told to nobody', async ({
  party,
  receiver,
  pushed,
}) => {
  await receiver.begin()
  await retire(party.secretId, 'revoked_keeping_tokens')
  expect(await pushed()).toEqual([])
  // A regeneration later ends them after all.
  await retire(party.secretId, 'regenerated')
  expect(await pushed()).toHaveLength(1)
})

test('a leaked secret is told as compromised, too', async ({ party, receiver, pushed }) => {
  await receiver.begin()
  await db().secret.update({
    where: { id: party.secretId },
    data: {
      slot: null,
      retiredAt: now(),
      retirement: 'revoked',
      retiredByName: 'Ada',
      retiredBecause: 'leaked',
    },
  })
  const events = (await pushed()).flatMap((one) => Object.keys(one.events))
  expect(events.toSorted()).toEqual([CREDENTIAL_CHANGE, CREDENTIAL_COMPROMISE].toSorted())
})

test('the reuse of a refresh token is told by the family that its JWTs name', async ({
  party,
  receiver,
  pushed,
}) => {
  const tokens = await tokensFor(party, { scope: 'openid offline_access orders.read' })
  await receiver.begin()
  const { refresh_token: first = '', access_token } = tokens
  const next = await (await refresh(party, first)).json()
  await refresh(party, next.refresh_token)
  await refresh(party, first)
  const [event] = await pushed()
  expect(Object.keys(event?.events ?? {})).toEqual([SESSION_REVOKED])
  expect(event?.sub_id).toMatchObject({ application: { sub: party.appId } })
  for (const jwt of [access_token, next.access_token]) expect(idsOf(jwt)).toContain(idIn(event))
})

test('what a person took back, and a session that ended, are told by the ids of their JWTs', async ({
  engine: { origin },
  party,
  receiver,
  pushed,
}) => {
  const person = await makePerson()
  const browser = new Browser(origin)
  const { access_token: bound } = await tokensFor(party, {
    browser,
    person,
    scope: 'openid orders.read',
  })
  await receiver.begin()
  await inTransaction((tx) => endAllSessions(tx, person.personId))
  await sweepSessionsOfApps()
  const [ended] = await pushed()
  expect(ended?.sub_id).toMatchObject({ user: { sub: person.personId } })
  expect(idsOf(bound)).toContain(idIn(ended))
  await db().grant.deleteMany({ where: { personId: person.personId } })
  const [, taken] = await pushed()
  expect(idsOf(bound)).toContain(idIn(taken))
})

test('a JWT names its session only where it hangs on one', async ({ party, receiver: _ }) => {
  const idsWith = async (scope: string) => idsOf((await tokensFor(party, { scope })).access_token)
  expect(await idsWith('orders.read')).toHaveLength(3)
  expect(await idsWith('openid orders.read')).toHaveLength(4)
  expect(await idsWith('openid offline_access orders.read')).toHaveLength(3)
  expect(idsOf(await ownJwt(party))).toHaveLength(1)
})

test('an app that is suspended and a person who is disabled are told by their names', async ({
  party,
  receiver,
  pushed,
}) => {
  const person = await makePerson()
  const { access_token } = await tokensFor(party, { person, scope: 'openid orders.read' })
  await receiver.begin()
  await db().person.update({ where: { id: person.personId }, data: { disabledAt: now() } })
  await db().app.update({ where: { id: party.appId }, data: { suspendedAt: now() } })
  const { sub, client_id } = decodeJwt(access_token)
  const heard = (await pushed()).map(({ sub_id }) => sub_id)
  expect(heard).toContainEqual({ format: 'iss_sub', iss: party.as.issuer, sub })
  expect(heard).toContainEqual(
    expect.objectContaining({
      application: { format: 'iss_sub', iss: party.as.issuer, sub: client_id },
    }),
  )
})

test('whoever is disabled in one organization of two is told of there alone', async ({
  party,
  receiver,
  pushed,
}) => {
  const person = await makePerson()
  const { organizationId } = party.organization
  const { personId } = person
  const member = { personId, organizationId, role: 'developer' as const, createdAt: now() }
  await db().membership.create({ data: member })
  await receiver.begin()
  const disable = (of: string) =>
    db().membership.updateMany({
      where: { personId, organizationId: of },
      data: { disabledAt: now() },
    })
  await disable(organizationId)
  const sub = { format: 'iss_sub', iss: party.as.issuer, sub: personId }
  expect((await pushed()).map(({ sub_id }) => sub_id)).toEqual([sub])
  await disable(person.organizationId)
  expect((await pushed()).map(({ sub_id }) => sub_id)).toEqual([sub, sub])
})

test('a JWT that is revoked alone is told by its jti', async ({
  engine,
  party,
  receiver,
  pushed,
}) => {
  const jwt = await ownJwt(party)
  await receiver.begin()
  const { as, client, auth } = party
  await oauth.revocationRequest(as, client, auth, jwt, { [oauth.allowInsecureRequests]: true })
  const [event] = await pushed()
  const { jti } = decodeJwt(jwt)
  expect(event?.sub_id).toEqual({ format: 'jwt_id', iss: engine.origin, jti })
})

test('a removed key is told by the id that its JWTs name', async ({ party, receiver, pushed }) => {
  await receiver.begin()
  const { appId } = party
  const id = newId('key')
  const about = { thumbprint: id, kid: id, name: 'Key', algorithm: 'ES256', createdByName: 'Ada' }
  await db().appKey.create({ data: { id, appId, jwk: {}, createdAt: now(), ...about } })
  await db().appKey.deleteMany({ where: { appId } })
  await db().app.update({ where: { id: appId }, data: { jwksUri: 'https://keys.example/jwks' } })
  const { jwksId } = await db().app.findUniqueOrThrow({ where: { id: appId } })
  await db().app.update({ where: { id: appId }, data: { jwksUri: null } })
  const heard = (await pushed()).map(idIn)
  const ids = [id, jwksId ?? ''].map((one) => endsWith('credential', one))
  expect(heard.toSorted()).toEqual(ids.toSorted())
})

test('another organization hears of nothing, and nobody of what they have not asked for', async ({
  party,
  receiver,
  pushed,
}) => {
  const other = await makeAppWithSecret()
  await receiver.begin({ events_requested: [SESSION_REVOKED] })
  await retire(other.secret.id, 'revoked')
  await retire(party.secretId, 'revoked')
  expect(await pushed()).toEqual([])
})

test('the database and the code name the same event of each kind', async ({ receiver: _ }) => {
  const rows = await db().$queryRaw<{ kind: SignalKind; event: string | null }[]>`
    SELECT kind::text, signal_event(kind) AS event FROM unnest(enum_range(NULL::signal_kind)) AS kind`
  const about = ['verification', 'stream_updated']
  const ours = Object.entries(EVENT_OF).map(([kind, event]) => ({
    kind,
    event: about.includes(kind) ? null : event,
  }))
  expect(rows).toEqual(ours)
})
