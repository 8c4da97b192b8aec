import { test as base, expect } from '@playwright/test'
import { portOf, type RecipeUse } from '@/lib/recipes/recipe'
import { mintToken } from '../harness/token'
import type { Runnable } from './client'
import { rowOf, writtenRows } from './clients-page'
import { type Installation, localOrigin, startInstallation, welcome } from './installation'
import { runOnce, serve } from './program'
import { signInTo } from './sign-in'
import { Visitor } from './visitor'

/** One installation behind TLS, for all clients. */
export const test = base.extend<Record<never, never>, { installation: Installation }>({
  installation: [
    async ({}, use) => {
      const installation = await startInstallation()
      await use(installation)
      await installation.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** Fails unless `docs/clients.md` says what a run of this client has shown. */
export const expectWritten = ({ client, version }: Runnable) =>
  expect(writtenRows()).toContain(rowOf(client, version()))

function promiseSignIn(runnable: Runnable): void {
  const { client, prepare } = runnable
  test(`${client.label} signs people in, as its own README says`, async ({ installation }) => {
    const { org, inner, issuer } = installation
    const { setting, env } = await welcome(installation, client)
    const prepared = prepare(setting)
    const program = await serve(prepared, portOf(setting), env)
    const visitor = new Visitor(issuer, await org.signIn(org.member, inner))
    visitor.reach(setting.appUrl, localOrigin(setting))
    const told = await signInTo(visitor, client, setting)
    await program.end()
    prepared.clear()
    expect(told, program.said()).toContain(org.member.email)
    expectWritten(runnable)
  })
}

function promiseOwnToken(runnable: Runnable): void {
  const { client, prepare } = runnable
  test(`${client.label} gets a token for the app itself`, async ({ installation }) => {
    const { setting, env } = await welcome(installation, client)
    const prepared = prepare(setting)
    const printed = await runOnce(prepared, env)
    prepared.clear()
    expect(printed).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expectWritten(runnable)
  })
}

function promiseApi(runnable: Runnable): void {
  const { client, prepare } = runnable
  test(`${client.label} takes a token and refuses whoever has none`, async ({ installation }) => {
    const { setting, secret, env } = await welcome(installation, client)
    const prepared = prepare(setting)
    const program = await serve(prepared, portOf(setting), env)
    const token = await mintToken(installation.inner, { clientId: setting.clientId, secret })
    const headers = { authorization: `Bearer ${token}` }
    const without = await fetch(localOrigin(setting))
    const answer = await fetch(localOrigin(setting), { headers })
    const told = await answer.text()
    await program.end()
    prepared.clear()
    expect([without.status, answer.status], program.said()).toEqual([401, 200])
    const { aud, scope, sub } = JSON.parse(told)
    expect([aud, scope].flat()).toEqual([setting.audience, setting.scope])
    expect(sub, 'RFC 9068 §2.2: a token without a person names the client').toBe(setting.clientId)
    expectWritten(runnable)
  })
}

/** Declares a test for each client: what it is for works, and its row says so. */
export function promiseClients(runnables: readonly Runnable[]): void {
  const clientsFor = (use: RecipeUse) => runnables.filter(({ client }) => client.use === use)
  clientsFor('sign-in').forEach(promiseSignIn)
  clientsFor('own-token').forEach(promiseOwnToken)
  clientsFor('api').forEach(promiseApi)
}
