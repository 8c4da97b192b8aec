import { isHostAllowed, isHostPattern } from '@/lib/policies/host-pattern'
import { writePolicy } from '@/lib/policies/testing/write-policy'
import { anApp, expect, expectRefused, refusalOf, registrationOf, test } from '../testing/fixtures'
import { editApp } from './edit-app'
import { mayRegisterApp } from './may-register-app'
import type { AppForm } from './registration'

const WEB = {
  type: 'web',
  redirectUris: ['https://desk.rail.example/cb'],
} satisfies Partial<AppForm>

test('a host of the list is allowed, and by *. every host below another', () => {
  const patterns = ['rail.example', '*.fjord.example']
  for (const host of ['rail.example', 'a.fjord.example', 'a.b.fjord.example']) {
    expect(isHostAllowed(host, patterns), host).toBe(true)
  }
  for (const host of [
    'a.rail.example',
    'fjord.example',
    'evilfjord.example',
    'fjord.example.evil',
  ]) {
    expect(isHostAllowed(host, patterns), host).toBe(false)
  }
  expect(isHostAllowed('anywhere.example', [])).toBe(true)
  for (const wrong of [
    '',
    '*',
    '*.',
    'https://a.example',
    'a.example/cb',
    'a.*.example',
    'a.example.',
    'a b',
  ]) {
    expect(isHostPattern(wrong), wrong).toBe(false)
  }
})

test('a new address leads to an allowed host or to the device; a registered one stays', async ({
  people: { dora },
}) => {
  const app = await anApp(dora, WEB)
  await writePolicy(dora.organizationId, { allowedRedirectHosts: ['*.fjord.example'] })
  expect((await refusalOf(anApp(dora, WEB)))?.fields?.redirectUris).toContain('desk.rail.example')
  await anApp(dora, { ...WEB, redirectUris: ['https://desk.fjord.example:8443/cb'] })
  await anApp(dora, { type: 'native', redirectUris: ['http://127.0.0.1/cb'] })
  await editApp(dora, app.id, registrationOf({ ...WEB, name: 'Desk' }))
  const more = { ...WEB, redirectUris: [...WEB.redirectUris, 'https://other.example/cb'] }
  const refused = await refusalOf(editApp(dora, app.id, registrationOf(more)))
  expect(refused?.fields?.redirectUris).toContain('other.example')
  const leaving = { ...WEB, postLogoutRedirectUris: ['https://other.example/bye'] }
  const left = await refusalOf(editApp(dora, app.id, registrationOf(leaving)))
  expect(left?.fields?.postLogoutRedirectUris).toContain('other.example')
})

test('a scope is added only if the policy names it; who a person is may always be asked', async ({
  people: { dora },
}) => {
  const app = await anApp(dora, { scopes: ['trains'] })
  await writePolicy(dora.organizationId, { allowedScopes: ['tickets'] })
  await anApp(dora, { scopes: ['tickets', 'openid', 'email'] })
  expect((await refusalOf(anApp(dora, { scopes: ['trains'] })))?.fields?.scopes).toContain('trains')
  await editApp(dora, app.id, registrationOf({ scopes: ['trains', 'tickets'] }))
  const more = editApp(dora, app.id, registrationOf({ scopes: ['trains', 'signals'] }))
  expect((await refusalOf(more))?.fields?.scopes).toContain('signals')
})

test('where administrators register apps, developers register none', async ({
  people: { ada, dora },
}) => {
  await writePolicy(dora.organizationId, { registrationBy: 'administrators' })
  expect(await mayRegisterApp(dora)).toBe('administrators')
  await expectRefused(anApp(dora), 'administrators_register_apps')
  expect(await mayRegisterApp(ada)).toBe('yes')
  await anApp(ada)
})
