import { expect, test } from '@playwright/test'
import { lockedPackages, missingOf, nameOf, readManifest } from '../packages/lock-file'

const [own, ...packages] = lockedPackages()
const paths = new Set(packages.map((one) => one.path))

test('the lock file is of this package.json', () => {
  const { version, license, engines, dependencies, devDependencies } = readManifest('package.json')
  expect(own).toMatchObject({ version, license, engines, dependencies, devDependencies })
})

test('the lock file holds every dependency, those of other platforms included', () => {
  const missing = [own, ...packages].flatMap((one) =>
    one ? missingOf(one, paths).map((name) => `${name} of ${nameOf(one) || 'package.json'}`) : [],
  )
  expect(missing, 'npm drops platforms when node_modules is there: see CONTRIBUTING').toEqual([])
})

test('a package that npm has dropped from the lock file is missed', () => {
  const holder = {
    path: 'node_modules/a/node_modules/b',
    optionalDependencies: { native: '1.0.0' },
  }
  const found = ['node_modules/native', 'node_modules/a/node_modules/native']
  for (const path of found) expect(missingOf(holder, new Set([path]))).toEqual([])
  expect(missingOf(holder, new Set(['node_modules/c/node_modules/native']))).toEqual(['native'])
})

test('the lock file names a hash of every package, and no other source than the registry', () => {
  const downloaded = packages.filter((one) => !one.inBundle)
  const unverified = downloaded.filter((one) => !one.integrity?.startsWith('sha512-'))
  expect(unverified.map(nameOf)).toEqual([])
  const foreign = downloaded.filter(
    ({ resolved }) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
  )
  expect(foreign.map((one) => one.resolved)).toEqual([])
})
