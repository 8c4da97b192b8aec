import { test as base, expect } from '@playwright/test'
import { MCP_CLIENT, MCP_REMOTE, MCP_SERVER } from '@/lib/recipes/mcp'
import { portOf, type RecipeUse } from '@/lib/recipes/recipe'
import { RECIPES } from '@/lib/recipes/recipes'
import type { Runnable } from '../clients/client'
import { rowOf, writtenRows } from '../clients/clients-page'
import { openRegistration, serveGuardedFiles } from '../clients/guarded-files'
import { type Installation, localOrigin, startInstallation, welcome } from '../clients/installation'
import { startMcpRemote } from '../clients/javascript/mcp-remote'
import { runnableOf } from '../clients/javascript/run'
import { runOnce, serve } from '../clients/program'
import { signInTo } from '../clients/sign-in'
import { runnablesOf } from '../clients/toolchain'
import { labelsLeftOut, TOOLCHAINS } from '../clients/toolchains'
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
const RUNNABLE = [
  ...RECIPES.filter((recipe) => !recipe.fits.includes('native')).map(runnableOf),
  ...TOOLCHAINS.flatMap(runnablesOf),
]
const clientsFor = (use: RecipeUse) => RUNNABLE.filter(({ client }) => client.use === use)

const expectWritten = ({ client, version }: Runnable) =>
  expect(writtenRows()).toContain(rowOf(client, version()))

for (const runnable of clientsFor('sign-in')) {
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

for (const runnable of clientsFor('own-token')) {
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

for (const runnable of clientsFor('api')) {
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
    const { aud, ...claims } = JSON.parse(told)
    expect([aud].flat()).toEqual([setting.audience])
    expect(claims).toMatchObject({ scope: setting.scope })
    expectWritten(runnable)
  })
}

test('a client of the MCP SDK calls a protected server of the MCP SDK', async ({
  installation,
}) => {
  const { org, inner, issuer } = installation
  const port = await freePort()
  const identifier = `http://localhost:${port}/mcp`
  const { setting, env } = await welcome(installation, MCP_CLIENT, { identifier })
  const both = [runnableOf(MCP_SERVER), runnableOf(MCP_CLIENT)] as const
  const [atServer, atClient] = [both[0].prepare(setting), both[1].prepare(setting)]
  const server = await serve(atServer, port, env)
  const client = await serve(atClient, portOf(setting), env)
  await expect.poll(client.said).toMatch(/^Open /m)
  const [, address = ''] = /^Open (.+)$/m.exec(client.said()) ?? []
  const visitor = new Visitor(issuer, await org.signIn(org.member, inner))
  const { text } = await visitor.go(address)
  await Promise.all([server.end(), client.end()])
  atServer.clear()
  atClient.clear()
  expect(text, server.said() + client.said()).toContain(org.member.id)
  both.forEach(expectWritten)
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
  const prepared = runnableOf(MCP_SERVER).prepare(setting)
  const server = await serve(prepared, port, env)
  const [, , ...args] = JSON.parse(MCP_REMOTE.text(setting)).mcpServers.protected.args
  const remote = startMcpRemote(args, env)
  const called = remote.call('whoami')
  await letIn(installation, remote.said, 1)
  expect(await called, remote.said() + server.said()).toBe(installation.org.member.id)
  await Promise.all([remote.end(), server.end()])
  prepared.clear()
  expectWritten(runnableOf(MCP_REMOTE))
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
  const run = [...RECIPES.map(runnableOf), ...TOOLCHAINS.flatMap(runnablesOf)]
  const rows = run.map(({ client, version }) => rowOf(client, version()))
  const notHeld = labelsLeftOut()
  expect(writtenRows().filter((row) => !notHeld.includes(row.split(' | ')[0] ?? ''))).toEqual(rows)
})
