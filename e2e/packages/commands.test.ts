import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { temporaryFolder } from '../harness/folder'
import { ROOT } from '../harness/server'
import { lockedPackages, nameOf } from './lock-file'

test('npm run sbom writes what is installed for production, with versions, hashes and licences', async () => {
  const folder = temporaryFolder()
  try {
    const file = join(folder, 'keyturn.cdx.json')
    const { code, output } = await npmRun('sbom', file)
    expect(code, output).toBe(0)
    const bill = JSON.parse(readFileSync(file, 'utf8'))
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' })
    expect(bill.metadata.component).toMatchObject({ type: 'application', name: 'keyturn' })
    const names: string[] = bill.components.map((one: { name: string }) => one.name)
    expect(names).toContain('oidc-provider')
    expect(names).not.toContain('axe-core')
    for (const one of bill.components) {
      expect(one, one.name).toMatchObject({ purl: expect.stringMatching(/^pkg:npm\/.+@.+/) })
      // A package that another has in its own archive is verified by that one's hash.
      if (!isBundled(one)) expect(one.hashes, one.name).toHaveLength(1)
      expect(one.licenses, one.name).toHaveLength(1)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('npm run licences lists what production takes on any platform, and all of it is allowed', async () => {
  const { code, output } = await npmRun('licences')
  expect(code, output).toBe(0)
  const production = lockedPackages()
    .slice(1)
    .filter((one) => !one.dev)
  for (const one of production) {
    expect(output).toContain(`| ${nameOf(one)} | ${one.version} | ${one.license}`)
  }
  expect(output).not.toContain('| axe-core |')
})

test('npm run advisories fails at an advisory about production, and where the registry says nothing', async () => {
  const about = (name: string) => ({
    [name]: [
      {
        id: 1,
        url: 'https://advisories.test/1',
        title: 'Leaks',
        severity: 'low',
        vulnerable_versions: '<99',
      },
    ],
  })
  const unanswered = await advisories(405, {})
  expect(unanswered.code, unanswered.output).not.toBe(0)
  const clean = await advisories(200, about('axe-core'))
  expect(clean.code, clean.output).toBe(0)
  const found = await advisories(200, about('oidc-provider'))
  expect(found.code, found.output).not.toBe(0)
  expect(found.output).toContain('oidc-provider')
})

type Component = { properties?: { name: string; value: string }[] }

const isBundled = ({ properties = [] }: Component) =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:bundled' && value === 'true')

/** Runs it against a registry that knows these advisories and answers with this status. */
async function advisories(status: number, known: object) {
  const registry = createServer(async (request, response) => {
    await text(request)
    const isAsked = request.url === '/-/npm/v1/security/advisories/bulk'
    response.writeHead(isAsked ? status : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isAsked ? known : {}))
  })
  await once(registry.listen(0, '127.0.0.1'), 'listening')
  try {
    const { port } = registry.address() as AddressInfo
    return await npmRun('advisories', `--registry=http://127.0.0.1:${port}`)
  } finally {
    registry.close()
  }
}

async function npmRun(script: string, ...options: string[]) {
  const child = spawn('npm', ['run', '--silent', script, '--', ...options], { cwd: ROOT })
  const exited = once(child, 'exit')
  const said = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await exited
  return { code, output: said.join('') }
}
