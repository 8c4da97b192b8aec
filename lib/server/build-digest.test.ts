import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { buildDigest } from './build-digest'

const PARTS_OF_A_BUILD = [
  'package-lock.json',
  'next.config.js',
  'tsconfig.json',
  'instrumentation.ts',
  'app/page.tsx',
  'components/button.tsx',
  'lib/clock.ts',
  'prisma/schema/person.prisma',
]

test('a change of whatever Next builds from makes the build stale', () => {
  const root = mkdtempSync(join(tmpdir(), 'keyturn-sources-'))
  for (const path of PARTS_OF_A_BUILD) {
    const before = buildDigest(root)
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), path)
    expect(buildDigest(root), path).not.toBe(before)
  }
  const built = buildDigest(root)
  writeFileSync(join(root, 'lib/clock.test.ts'), 'a test is no part of a build')
  expect(buildDigest(root)).toBe(built)
  rmSync(root, { recursive: true })
})
