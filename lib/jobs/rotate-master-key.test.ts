import { randomBytes } from 'node:crypto'
import { generateSync } from 'otplib'
import { Webhook } from 'standardwebhooks'
import { presentSealKey } from '@/lib/audit/seal/present-seal-key'
import { openSessionToken, sealSessionToken } from '@/lib/auth/session-token'
import { now } from '@/lib/clock'
import { Plaintext } from '@/lib/crypto/plaintext'
import { newId } from '@/lib/crypto/random'
import { unseal } from '@/lib/crypto/seal'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { deriveKey, type MasterKeys, type Purpose, provideMasterKeys } from '@/lib/keys'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { openLink } from '@/lib/mail/mail-link'
import { beginRotation } from '@/lib/master-key/begin-rotation'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { OtherMasterKey } from '@/lib/master-key/other-master-key'
import { resealGrants } from '@/lib/oauth/consents/reseal-grants'
import { makeApi } from '@/lib/oauth/resources/testing/apis'
import { loadSigningKeys } from '@/lib/oauth/signing-keys/load-signing-keys'
import { makeAppWithSecret } from '@/lib/oauth/testing/apps'
import { Browser } from '@/lib/oauth/testing/browser'
import { basic, type EngineUnderTest, expect, test } from '@/lib/oauth/testing/engine-test'
import { approve, makePerson } from '@/lib/oauth/testing/people'
import {
  makeRelyingParty,
  oauth,
  redeem,
  refresh,
  requestFor,
} from '@/lib/oauth/testing/relying-party'
import { makeRecoveryCodes, recoveryCodeDigests } from '@/lib/people/second-factor/recovery-code'
import { replaceRecoveryCodes, spendRecoveryCode } from '@/lib/people/second-factor/store'
import { makeTotpKey, sealTotpKey, stepOfCode } from '@/lib/people/second-factor/totp'
import { knownDevice, withKnownDevice } from '@/lib/people/sessions/known-device'
import { openSecret, sealSecret } from '@/lib/providers/provider-secret'
import { openHeader, sealHeader } from '@/lib/signals/authorization-header'
import { newSigningSecret, signatures } from '@/lib/webhooks/signing-secret'
import { rotateMasterKey } from './rotate-master-key'

const DISTANT = new Date('2099-01-01')
const GRANT = { grant_type: 'client_credentials' }
const SEALED: [table: string, column: string, key: string, purpose: Purpose][] = [
  ['artifact', 'sealed', "kind || ' '", 'artifact-seal'],
  ['app_grant', 'sealed', "'Grant '", 'artifact-seal'],
  ['signing_key', 'sealed_private', 'id', 'signing-key-seal'],
  ['audit_seal_key', 'sealed_private', 'id', 'audit-seal-key'],
  ['totp_factor', 'sealed_secret', "'totp ' || person_id", 'second-factor-seal'],
  ['identity_provider', 'sealed_secret', "'provider ' || id", 'provider-secret-seal'],
  ['webhook_secret', 'sealed', "'webhook secret ' || id", 'webhook-secret-seal'],
  ['mail', 'sealed_link', "'mail ' || id", 'mail-link-seal'],
  ['signal_stream', 'sealed_authorization', "'signal stream ' || id", 'signal-header-seal'],
]

async function makeProvider(organizationId: string): Promise<string> {
  const id = newId('idp')
  const claims = { addressClaim: 'email', groupsClaim: '', groupsIgnoreCase: false }
  const about = { preset: 'other', name: 'P', issuer: 'https://p.example', clientId: 'c' }
  const rules = { ...claims, scopes: 'openid', trustsAddresses: false, hasButton: true }
  const sealedSecret = sealSecret(id, 'a-secret')
  const at = { createdAt: now(), updatedAt: now() }
  const data = { id, organizationId, sealedSecret, ...about, ...rules, ...at }
  await db().identityProvider.create({ data })
  return id
}

async function makeMail(personId: string): Promise<void> {
  const link = { url: new Plaintext('https://keyturn.example/a-link'), expiresAt: DISTANT }
  const about = { organizationId: null, personId, address: 'ada@acme.example', subject: 'A link' }
  const body = { paragraphs: [], button: { label: 'Open' } }
  await enqueueMail(db(), { ...about, kind: 'invitation', body, link })
}

async function makeStream(organizationId: string, appId: string): Promise<string> {
  const id = newId('sig')
  const at = { createdAt: now(), updatedAt: now() }
  const pushed = { delivery: 'push', endpointUrl: 'https://api.example/' } as const
  const sealedAuthorization = sealHeader(id, 'Bearer a-header')
  const data = { id, organizationId, appId, ...pushed, sealedAuthorization, ...at }
  await db().signalStream.create({ data })
  return id
}

/** A webhook; answers its secret. */
async function makeWebhook(organizationId: string): Promise<string> {
  const at = { createdAt: now(), createdByName: 'Ada' }
  const endpointId = newId('whk')
  const endpoint = {
    id: endpointId,
    organizationId,
    url: 'https://hooks.example/',
    events: ['app.*'],
  }
  await db().webhookEndpoint.create({ data: { ...endpoint, ...at } })
  const id = newId('whs')
  const { value, lastFour, sealed } = newSigningSecret(id)
  await db().webhookSecret.create({ data: { id, endpointId, slot: 1, lastFour, sealed, ...at } })
  return value.reveal()
}

/** Everything that hangs on a master key, made now. Answers what shows that it still works. */
async function makeEverything(engine: EngineUnderTest) {
  const { organization, appId, secret } = await makeAppWithSecret()
  const api = await makeApi(organization)
  const who = basic(appId, secret.value)
  const form = { ...GRANT, resource: api.identifier, scope: 'orders.read' }
  const jwt = String((await engine.post('/oauth2/token', form, who)).body.access_token)
  const party = await makeRelyingParty(engine.origin)
  const person = await makePerson()
  const request = await requestFor(party)
  const back = await approve(new Browser(engine.origin), request.url, person)
  const redeemed = await redeem(party, request, back)
  const tokens = await oauth.processAuthorizationCodeResponse(party.as, party.client, redeemed)
  const totpKey = makeTotpKey()
  const { personId } = person
  const sealedSecret = new Uint8Array(sealTotpKey(totpKey, personId))
  await db().totpFactor.create({ data: { personId, sealedSecret, createdAt: now() } })
  const provider = await makeProvider(organization.organizationId)
  const stream = await makeStream(organization.organizationId, appId)
  const whsec = await makeWebhook(organization.organizationId)
  await makeMail(personId)
  const { codes, digests } = makeRecoveryCodes(personId)
  await replaceRecoveryCodes(db(), personId, digests)
  const sealKey = await presentSealKey(db())
  const cookie = await sealSessionToken(new Plaintext('a-session'))
  const device = withKnownDevice(undefined, { personId, epoch: 1, secondFactor: true })
  let refreshToken = String(tokens.refresh_token)
  return {
    async stillWorks() {
      expect((await engine.post('/oauth2/token', GRANT, who)).status).toBe(200)
      const known = await engine.post('/oauth2/introspect', { token: jwt }, who)
      expect(known.body).toMatchObject({ active: true, scope: 'orders.read' })
      const again = await refresh(party, refreshToken)
      const newer = await oauth.processRefreshTokenResponse(party.as, party.client, again)
      refreshToken = String(newer.refresh_token)
      const factor = await db().totpFactor.findUniqueOrThrow({ where: { personId } })
      const code = generateSync({ secret: totpKey, epoch: Math.floor(now().getTime() / 1000) })
      expect(stepOfCode(code, factor)).not.toBeNull()
      const secret = await db().identityProvider.findUniqueOrThrow({ where: { id: provider } })
      expect(openSecret(provider, secret.sealedSecret).reveal()).toBe('a-secret')
      const { sealedAuthorization: header } = await db().signalStream.findUniqueOrThrow({
        where: { id: stream },
      })
      expect(openHeader(stream, header ?? Buffer.alloc(0)).reveal()).toBe('Bearer a-header')
      const message = { id: 'msg_1', timestamp: Math.floor(now().getTime() / 1000), body: '{}' }
      const said = signatures(await db().webhookSecret.findMany(), message)
      const read = new Webhook(whsec).verify('{}', {
        'webhook-id': message.id,
        'webhook-timestamp': String(message.timestamp),
        'webhook-signature': said,
      })
      expect(read).toEqual({})
      const mail = await db().mail.findFirstOrThrow({ where: { personId } })
      expect(openLink(mail.id, mail.sealedLink ?? Buffer.alloc(0)).reveal()).toContain('a-link')
      const typed = recoveryCodeDigests(codes.pop()?.reveal() ?? '', personId)
      expect(await spendRecoveryCode(db(), personId, { digests: typed, at: now() })).toBe(true)
      expect((await presentSealKey(db())).id).toBe(sealKey.id)
      expect((await openSessionToken(cookie))?.reveal()).toBe('a-session')
      expect(knownDevice(device, { personId, epoch: 1 })).not.toBeNull()
    },
  }
}

/** In which tables a value opens under this key, or holds it. */
async function opensUnder(masterKey: Buffer): Promise<string[]> {
  const open: string[] = []
  for (const [table, column, context, purpose] of SEALED) {
    const digest = table === 'artifact' || table === 'app_grant' ? ', digest' : ''
    const { rows } = await pool().query(
      `SELECT ${column} AS sealed, ${context} AS context${digest} FROM ${table}
       WHERE ${column} IS NOT NULL`,
    )
    expect(rows.length, table).toBeGreaterThan(0)
    for (const row of rows) {
      const bound = row.context + (row.digest?.toString('base64url') ?? '')
      for (const sealed of [row.sealed, row.sealed.subarray(4)]) {
        try {
          unseal(deriveKey(masterKey, purpose), bound, sealed)
          open.push(table)
        } catch {}
      }
    }
  }
  return [...new Set(open)]
}

/** As after a restart with these keys. */
async function restart(...keys: [Buffer, ...Buffer[]]): Promise<void> {
  provideMasterKeys(null)
  await loadMasterKeys(() => keys)
  await loadSigningKeys()
}

test('a rotation seals everything anew, and then the old master key is needed for nothing', async ({
  engine,
  database,
}) => {
  const [old, fresh] = [database.masterKey, randomBytes(32)]
  const before = await makeEverything(engine)
  expect(await opensUnder(old)).toEqual(SEALED.map(([table]) => table))
  await restart(fresh, old)
  await before.stillWorks()
  await rotateMasterKey({ configured: () => [fresh, old], settleMs: 0 })
  await restart(fresh)
  await before.stillWorks()
  const after = await makeEverything(engine)
  await after.stillWorks()
  expect(await opensUnder(old)).toEqual([])
  expect(await opensUnder(fresh)).toEqual(SEALED.map(([table]) => table))
  await expect(loadMasterKeys(() => [old])).rejects.toThrow(OtherMasterKey)
  const again = randomBytes(32)
  await restart(again, fresh)
  await rotateMasterKey({ configured: () => [again, fresh], settleMs: 0 })
  await restart(again)
  await before.stillWorks()
  await after.stillWorks()
})

test('a restart in the middle of a rotation loses nothing, and the next call goes on', async ({
  engine,
  database,
}) => {
  const [old, fresh] = [database.masterKey, randomBytes(32)]
  const before = await makeEverything(engine)
  await restart(fresh, old)
  expect(await beginRotation()).toBe(true)
  // A server that has not noticed yet reads and writes on, and so does one that starts now.
  await before.stillWorks()
  await restart(fresh, old)
  await resealGrants()
  const meanwhile = await makeEverything(engine)
  for (const keys of [[fresh, old], [fresh]] as [Buffer, ...Buffer[]][]) {
    await restart(...keys)
    await before.stillWorks()
    await meanwhile.stillWorks()
  }
  await rotateMasterKey({ configured: () => [fresh], settleMs: 0 })
  expect(await opensUnder(old)).toEqual([])
  await before.stillWorks()
})

test('a server without the new key in memory finds what another has sealed under it', async ({
  engine,
  database,
}) => {
  const [old, fresh] = [database.masterKey, randomBytes(32)]
  const before = await makeEverything(engine)
  await restart(fresh, old)
  await rotateMasterKey({ configured: () => [fresh, old], settleMs: 0 })
  const { appId, secret } = await makeAppWithSecret()
  // The command has put the next key into the data folder; this server has read only the first.
  const seen = (pending: Buffer | null): MasterKeys => ({
    known: [{ generation: 1, key: old }],
    pending,
  })
  provideMasterKeys(seen(null), () => provideMasterKeys(seen(fresh)))
  await before.stillWorks()
  expect((await engine.post('/oauth2/token', GRANT, basic(appId, secret.value))).status).toBe(200)
})

test('with a wrong previous key nothing is rotated', async ({ engine }) => {
  await makeEverything(engine)
  const keys: [Buffer, Buffer] = [randomBytes(32), randomBytes(32)]
  await loadMasterKeys(() => keys)
  await expect(rotateMasterKey({ configured: () => keys, settleMs: 0 })).rejects.toThrow()
  expect(await db().masterKey.count()).toBe(0)
})
