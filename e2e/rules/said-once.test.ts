import { expect, test } from '@playwright/test'
import { read, sourceFiles } from './imports'
import { isTest } from './place'

const EVERYWHERE = ['app', 'components', 'lib', 'e2e', 'prisma/seed']
const product = sourceFiles().filter((file) => !isTest(file))

/** The files in which this is written. */
const filesWith = (pattern: RegExp, files = product) =>
  files.filter((file) => pattern.test(read(file)))

test('Unicode text is normalized in one place, which looks at the length first', () => {
  expect(filesWith(/\.normalize\(/)).toEqual(['lib/text.ts'])
})

test('that an app is in service is said once, for Prisma and for SQL', () => {
  const inSql = /suspended_at IS NULL\s+AND\s+(\w+\.)?deleted_at IS NULL/
  const reversed = /deleted_at IS (NOT )?NULL\b[^`]{0,40}suspended_at IS (NOT )?NULL/
  const inPrisma = /suspendedAt: null,\s*deletedAt: null|deletedAt: null,\s*suspendedAt: null/
  for (const pattern of [inSql, reversed, inPrisma]) {
    expect(filesWith(pattern)).toEqual(['lib/apps/in-service.ts'])
  }
})

test('what holds where an organization has said nothing is said once', () => {
  expect(filesWith(/coalesce\((policy|p)\./)).toEqual(['lib/policies/policy-sql.ts'])
  expect(filesWith(/policy\??\.\w+ \?\? |\bNOT policy\.|AND policy\./)).toEqual([])
})

test('no object or array is spread where it is written', () => {
  expect(filesWith(/\.\.\.[{[]/, sourceFiles(EVERYWHERE))).toEqual([])
})

test('at most twelve suppressions', () => {
  const suppressed = sourceFiles(EVERYWHERE)
    .map((file) => ({ file, text: read(file) }))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/biome-ignore lint|@ts-(expect-error|ignore)/g)].map(
        ([what]) => `${file}: ${what}`,
      ),
    )
    .filter((one) => !one.startsWith('e2e/rules/'))
  expect(suppressed.length, suppressed.join('\n')).toBeLessThanOrEqual(12)
})
