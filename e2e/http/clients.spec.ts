import { test as base, expect } from '@playwright/test'
import { MCP_CLIENT, MCP_SERVER } from '@/lib/recipes/mcp'
import { portOf, type Recipe, type RecipeUse } from '@/lib/recipes/recipe'
import { RECIPES } from '@/lib/recipes/recipes'
import { rowOf, writtenRows } from '../clients/clients-page'
import { type Installation, localOrigin, startInstallation, welcome } from '../clients/installation'
import { clear, entryOf, layOut, runOnce, serve, versionOf } from '../clients/javascript/run'
import { signInTo } from '../clients/sign-in'
import { Visitor } from '../clients/visitor'
import { freePort } from '../harness/server'
import { mintToken } from '../harness/token'

/** One installation behind TLS, for all clients. */
const test = base.extend<Record<never, never>, { installation: Installation }>({
  installation: [
    async ({}, use) => {
      const installation = await startInstallation()
      await use(installation)
      await installation.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** What runs without a browser. */
const recipesFor = (use: RecipeUse) =>
  RECIPES.filter((recipe) => recipe.use === use && !recipe.fits.includes('native'))

const expectWritten = (recipe: Recipe) =>
  expect(writtenRows()).toContain(rowOf(recipe, versionOf(recipe)))

for (const recipe of recipesFor('sign-in')) {
  test(`${recipe.label} signs people in, as its own README says`, async ({ installation }) => {
    const { org, inner, issuer } = installation
    const { setting, env } = await welcome(installation, recipe)
    const folder = layOut(recipe, setting)
    const program = await serve(entryOf(folder, recipe), portOf(setting), env)
    const visitor = new Visitor(issuer, await org.signIn(org.member, inner))
    visitor.reach(setting.appUrl, localOrigin(setting))
    const told = await signInTo(visitor, recipe, setting)
    await program.end()
    clear(folder)
    expect(told, program.said()).toContain(org.member.email)
    expectWritten(recipe)
  })
}

for (const recipe of recipesFor('own-token')) {
  test(`${recipe.label} gets a token for the app itself`, async ({ installation }) => {
    const { setting, env } = await welcome(installation, recipe)
    const folder = layOut(recipe, setting)
    const printed = await runOnce(entryOf(folder, recipe), env)
    clear(folder)
    expect(printed).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expectWritten(recipe)
  })
}

for (const recipe of recipesFor('api')) {
  test(`${recipe.label} takes a token and refuses whoever has none`, async ({ installation }) => {
    const { setting, secret, env } = await welcome(installation, recipe)
    const folder = layOut(recipe, setting)
    const program = await serve(entryOf(folder, recipe), portOf(setting), env)
    const token = await mintToken(installation.inner, { clientId: setting.clientId, secret })
    const headers = { authorization: `Bearer ${token}` }
    const without = await fetch(localOrigin(setting))
    const answer = await fetch(localOrigin(setting), { headers })
    await program.end()
    clear(folder)
    expect([without.status, answer.status], program.said()).toEqual([401, 200])
    expect(await answer.json()).toMatchObject({ aud: setting.audience, scope: setting.scope })
    expectWritten(recipe)
  })
}

test('a client of the MCP SDK calls a protected server of the MCP SDK', async ({
  installation,
}) => {
  const { org, inner, issuer } = installation
  const port = await freePort()
  const identifier = `http://localhost:${port}/mcp`
  const { setting, env } = await welcome(installation, MCP_CLIENT, { identifier })
  const folders = [layOut(MCP_SERVER, setting), layOut(MCP_CLIENT, setting)] as const
  const server = await serve(entryOf(folders[0], MCP_SERVER), port, env)
  const client = await serve(entryOf(folders[1], MCP_CLIENT), portOf(setting), env)
  await expect.poll(client.said).toMatch(/^Open /m)
  const [, address = ''] = /^Open (.+)$/m.exec(client.said()) ?? []
  const visitor = new Visitor(issuer, await org.signIn(org.member, inner))
  const { text } = await visitor.go(address)
  await Promise.all([server.end(), client.end()])
  folders.forEach(clear)
  expect(text, server.said() + client.said()).toContain(org.member.id)
  expectWritten(MCP_SERVER)
  expectWritten(MCP_CLIENT)
})

test('docs/clients.md has a row for each client, and no other', () => {
  const rows = RECIPES.map((recipe) => rowOf(recipe, versionOf(recipe)))
  expect(writtenRows()).toEqual(rows)
})
