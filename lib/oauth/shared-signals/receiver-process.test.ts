import { retire } from '../testing/apps'
import { startReceiver } from '../testing/receiver-process'
import { oauth } from '../testing/relying-party'
import { pushDueSignals, pushesEnded } from './push-signals'
import { expect, test } from './testing/receiving'

for (const pushed of [true, false]) {
  const how = pushed ? 'is pushed to' : 'polls'
  test(`another process that ${how} refuses a JWT that it has accepted before`, async ({
    engine,
    party,
    receiver,
  }) => {
    const app = { id: receiver.appId, secret: receiver.secret.value }
    const setting = { issuer: engine.origin, audience: receiver.identifier, app, pushed }
    const api = await startReceiver(setting)
    const { as, client, auth } = party
    const asked = await oauth.clientCredentialsGrantRequest(
      as,
      client,
      auth,
      { scope: 'orders.read' },
      { [oauth.allowInsecureRequests]: true },
    )
    const { access_token } = await asked.json()
    expect(await api.call(access_token)).toBe(200)
    await retire(party.secretId, 'revoked')
    await pushDueSignals()
    await pushesEnded()
    await expect.poll(() => api.call(access_token)).toBe(401)
    await api.end()
  })
}
