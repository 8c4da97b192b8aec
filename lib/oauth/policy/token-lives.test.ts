import { moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { Policy } from '@/lib/policies/policy'
import { writePolicy } from '@/lib/policies/testing/write-policy'
import { makeChecker } from '../resources/testing/apis'
import { giveSecret, makeApp, makeAppWithSecret } from '../testing/apps'
import { basic, expect, onBothPaths, test } from '../testing/engine-test'

const FORM = { grant_type: 'client_credentials' }

onBothPaths(() => {
  test('an access token lives no longer than the policy says', async ({ engine }) => {
    const { organization, appId, secret } = await makeAppWithSecret()
    const { organizationId } = organization
    const headers = basic(appId, secret.value)
    const life = async () => (await engine.post('/oauth2/token', FORM, headers)).body.expires_in
    expect(await life()).toBe(600)
    await writePolicy(organizationId, { accessTokenMaxMinutes: 5 })
    expect(await life()).toBe(300)
    await writePolicy(organizationId, { accessTokenMaxMinutes: 60 })
    expect(await life()).toBe(600)
    const since = { accessTokenMaxMinutes: now() }
    await writePolicy(organizationId, { accessTokenMaxMinutes: 5, appliesAfter: since })
    expect(await life()).toBe(600)
  })

  test('tokens of an expired secret live on, or end with it, as the policy says now', async ({
    engine,
  }) => {
    const { organization, appId, secret } = await makeAppWithSecret()
    const { organizationId } = organization
    const headers = basic(appId, secret.value)
    const { access_token: token } = (await engine.post('/oauth2/token', FORM, headers)).body
    const checkerId = await makeApp(organization)
    await makeChecker(organization, { appId: checkerId, apiId: null })
    const checker = basic(checkerId, (await giveSecret(checkerId)).value)
    const isActive = async (policy: Partial<Policy>, more = {}) => {
      await writePolicy(organizationId, { ...policy, ...more })
      const { body } = await engine.post('/oauth2/introspect', { token: String(token) }, checker)
      return body.active
    }
    expect(await isActive({ endTokensOfExpired: true })).toBe(true)
    await db().secret.update({
      where: { id: secret.id },
      data: { expiresAt: secondsAfter(now(), 60) },
    })
    moveClock(120)
    expect(await isActive({})).toBe(true)
    expect(await isActive({ endTokensOfExpired: true })).toBe(false)
    expect(
      await isActive({ endTokensOfExpired: true }, { appliesAfter: { endTokensOfExpired: now() } }),
    ).toBe(true)
  })
})
