import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ROOT } from '../harness/server'
import { refusedLicences } from '../packages/licence'
import { lockedPackages, nameOf, readManifest } from '../packages/lock-file'

const packages = lockedPackages().slice(1)

test('every package of the lock file has a licence that is allowed', () => {
  expect(refusedLicences(packages)).toEqual([])
})

test('a licence that nobody has read is refused', () => {
  const refused = (license: string | undefined, name = 'new') =>
    refusedLicences([{ path: `node_modules/${name}`, license }]).length > 0
  for (const license of ['AGPL-3.0-only', 'GPL-3.0-or-later', 'UNLICENSED', '', undefined]) {
    expect(refused(license), license).toBe(true)
  }
  expect(refused('MIT AND GPL-3.0-only')).toBe(true)
  expect(refused('(MIT OR GPL-3.0-only)')).toBe(false)
  expect(refused('MIT AND ISC')).toBe(false)
  expect(refused('MIT AND (ISC OR GPL-3.0-only)')).toBe(true)
  expect(refused('MPL-2.0', 'lightningcss')).toBe(false)
  expect(refused('MPL-2.0', 'another')).toBe(true)
  expect(refused('GPL-3.0-only', 'lightningcss')).toBe(true)
})

test('what is installed has the licences that the lock file names', () => {
  const installed = packages.flatMap((one) => {
    const manifest = installedManifest(one.path)
    return manifest ? [{ ...one, manifest }] : []
  })
  expect(installed.length).toBeGreaterThan(100)
  const other = installed.filter(
    ({ license, version, manifest }) =>
      manifest.license !== license || manifest.version !== version,
  )
  expect(other.map(nameOf)).toEqual([])
})

/** Undefined for a package of another platform. */
function installedManifest(path: string) {
  try {
    return readManifest(`${path}/package.json`)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw error
  }
}

test('docs/dependencies.md says of every direct dependency what it is for, and under which licence', () => {
  const rows = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const { dependencies, devDependencies } = readManifest('package.json')
  const undescribed = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => {
    const own = [`\`${name}\``, ...(name.startsWith('@types/') ? ['`@types/*`'] : [])]
    const licence = packages.find((one) => one.path === `node_modules/${name}`)?.license ?? ''
    const row = rows.find((line) => own.some((it) => line.split('|')[1]?.includes(it)))
    return !licence.split(' OR ').every((one) => row?.split('|').at(-2)?.includes(one))
  })
  expect(undescribed).toEqual([])
})
