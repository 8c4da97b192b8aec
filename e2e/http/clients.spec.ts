import { test as base, expect } from '@playwright/test'
import { MCP_CLIENT, MCP_REMOTE, MCP_SERVER } from '@/lib/recipes/mcp'
import { portOf, type Recipe, type RecipeUse } from '@/lib/recipes/recipe'
import { RECIPES } from '@/lib/recipes/recipes'
import { rowOf, writtenRows } from '../clients/clients-page'
import { openRegistration, serveGuardedFiles } from '../clients/guarded-files'
import { type Installation, localOrigin, startInstallation, welcome } from '../clients/installation'
import { startMcpRemote } from '../clients/javascript/mcp-remote'
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

/** A person opens the last address that the program has shown, and agrees. */
async function letIn({ org, inner, issuer }: Installation, said: () => string, addresses: number) {
  const shown = () => [...said().matchAll(/^https:\/\/\S+\/oauth2\/authorize\S+$/gm)]
  await expect.poll(() => shown().length, { message: said() }).toBeGreaterThanOrEqual(addresses)
  const visitor = new Visitor(issuer, await org.signIn(org.member, inner))
  await visitor.go(String(shown().at(-1)))
}

test('mcp-remote reaches a protected server as a registered app', async ({ installation }) => {
  const port = await freePort()
  const identifier = `http://localhost:${port}/mcp`
  const { setting, env } = await welcome(installation, MCP_REMOTE, { identifier })
  const folder = layOut(MCP_SERVER, setting)
  const server = await serve(entryOf(folder, MCP_SERVER), port, env)
  const [, , ...args] = JSON.parse(MCP_REMOTE.text(setting)).mcpServers.protected.args
  const remote = startMcpRemote(args, env)
  const called = remote.call('whoami')
  await letIn(installation, remote.said, 1)
  expect(await called, remote.said() + server.said()).toBe(installation.org.member.id)
  await Promise.all([remote.end(), server.end()])
  clear(folder)
  expectWritten(MCP_REMOTE)
})

test('mcp-remote registers itself, and asks for more when a tool needs it', async ({
  installation,
}) => {
  await openRegistration(installation)
  const files = await serveGuardedFiles(installation)
  const env = { NODE_EXTRA_CA_CERTS: installation.authorityFile ?? '' }
  const remote = startMcpRemote([files.resource, String(await freePort())], env)
  const read = remote.call('read')
  await letIn(installation, remote.said, 1)
  expect((await read).split(' '), remote.said()).toContain(files.read)
  const written = remote.call('write')
  await letIn(installation, remote.said, 2)
  const scopes = (await written).split(' ')
  await remote.end()
  await files.end()
  expect(scopes, remote.said()).toEqual(expect.arrayContaining([files.read, files.write]))
})

test('docs/clients.md has a row for each client, and no other', () => {
  const rows = RECIPES.map((recipe) => rowOf(recipe, versionOf(recipe)))
  expect(writtenRows()).toEqual(rows)
})
