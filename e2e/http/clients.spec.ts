import { expect } from '@playwright/test'
import { MCP_CLIENT, MCP_REMOTE, MCP_SERVER } from '@/lib/recipes/mcp'
import { portOf } from '@/lib/recipes/recipe'
import { RECIPES } from '@/lib/recipes/recipes'
import { rowOf, writtenRows } from '../clients/clients-page'
import { openRegistration, serveGuardedFiles } from '../clients/guarded-files'
import { type Installation, welcome } from '../clients/installation'
import { startMcpRemote } from '../clients/javascript/mcp-remote'
import { runnableOf } from '../clients/javascript/run'
import { listens, serve } from '../clients/program'
import { expectWritten, promiseClients, test } from '../clients/promises'
import { runnablesOf } from '../clients/toolchain'
import { LIGHT_TOOLCHAINS, labelsLeftOut } from '../clients/toolchains'
import { Visitor } from '../clients/visitor'
import { freePort } from '../harness/server'

// What runs without a browser.
promiseClients([
  ...RECIPES.filter((recipe) => !recipe.fits.includes('native')).map(runnableOf),
  ...LIGHT_TOOLCHAINS.flatMap(runnablesOf),
])

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

/** A person opens the last address that the program has shown, and agrees. It may listen a little later. */
async function letIn({ org, inner, issuer }: Installation, said: () => string, addresses: number) {
  const shown = () => [...said().matchAll(/^https:\/\/\S+\/oauth2\/authorize\S+$/gm)]
  await expect.poll(() => shown().length, { message: said() }).toBeGreaterThanOrEqual(addresses)
  const address = new URL(String(shown().at(-1)))
  const back = new URL(address.searchParams.get('redirect_uri') ?? '')
  await expect.poll(() => listens(Number(back.port))).toBe(true)
  const visitor = new Visitor(issuer, await org.signIn(org.member, inner))
  await visitor.go(address.href)
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
  const run = [...RECIPES.map(runnableOf), ...LIGHT_TOOLCHAINS.flatMap(runnablesOf)]
  const rows = run.map(({ client, version }) => rowOf(client, version()))
  const notHeld = labelsLeftOut()
  expect(writtenRows().filter((row) => !notHeld.includes(row.split(' | ')[0] ?? ''))).toEqual(rows)
})
