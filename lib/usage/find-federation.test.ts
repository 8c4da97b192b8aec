import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { addFederatedCredential } from '@/lib/apps/testing/parsed'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { giveSecret } from '@/lib/oauth/testing/apps'
import { findFederation } from './find-federation'
import { flushUses } from './flush'
import { noteCaller } from './note-caller'
import { platformOf } from './platform-of'

/** The secret came from there, with this program. */
function came(appId: string, secretId: string, userAgent: string, at = now()): void {
  const from = { address: '192.0.2.1', grantType: 'client_credentials' }
  noteCaller({ kind: 'secret', credentialId: secretId, appId, userAgent, ...from }, at)
}

test('a secret that looks like it is used from one platform alone could be done without', async ({
  people: { dora, sam, strange },
}) => {
  const { id } = await anApp(dora)
  const [ci, mixed] = [await giveSecret(id), await giveSecret(id, { slot: 2 })]
  expect((await findFederation(dora, id)).federable).toEqual([])
  came(id, ci.id, 'actions/oidc-client')
  came(id, ci.id, 'deploy/1 (github-actions)')
  came(id, ci.id, 'curl/8', secondsAfter(now(), -31 * DAY))
  came(id, mixed.id, 'gitlab-runner 18.1')
  came(id, mixed.id, 'curl/8')
  await flushUses()
  const [found, ...others] = (await findFederation(sam, id)).federable
  expect(found).toMatchObject({ secretId: ci.id, platform: { preset: 'github' }, callers: 2 })
  expect(others).toEqual([])
  await expectRefused(findFederation(strange, id), 'not_found')
})

test('nothing is said once the app has a federated credential, and of one that can have none', async ({
  people: { dora },
}) => {
  const { id } = await anApp(dora)
  const secret = await giveSecret(id)
  came(id, secret.id, 'VSTS_0000_build_7')
  await flushUses()
  const set = (data: object) => db().app.update({ where: { id }, data })
  expect((await findFederation(dora, id)).federable).toHaveLength(1)
  await set({ fapiProfile: 'security_profile' })
  expect((await findFederation(dora, id)).federable).toEqual([])
  await set({ fapiProfile: 'none' })
  await addFederatedCredential(dora, id, {
    name: 'Deploy',
    issuer: 'https://gitlab.com',
    subject: 'project_path:acme/site',
  })
  expect((await findFederation(dora, id)).federable).toEqual([])
})

test('user agents are told apart', () => {
  for (const [userAgent, preset] of [
    ['actions/checkout', 'github'],
    ['Acme/1 (GitHub-Actions)', 'github'],
    ['GitHub-Hookshot/044aadd', undefined],
    ['gitlab-runner 18.1.0 (18-1-stable; go1.24; linux/amd64)', 'gitlab'],
    ['VSTS_7b1e_Release', 'azure'],
    ['azsdk-net-Identity/1.12', 'azure'],
    ['kube-probe/1.33', 'kubernetes'],
    ['external-secrets/v0.18', 'kubernetes'],
    ['google-cloud-sdk gcloud/530', 'google'],
    ['HashiCorp Terraform/1.9', undefined],
    ['transactions/service', undefined],
    ['curl/8.9', undefined],
    ['', undefined],
  ] as const) {
    expect(platformOf(userAgent)?.preset, userAgent).toBe(preset)
  }
})
