import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { installed } from './testing/bare-engine'

const oauth = fileURLToPath(new URL('..', import.meta.url))
const repository = join(oauth, '../..')

test('the version of the engine is exact, because an upgrade may move a seam', () => {
  const { dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
  expect(dependencies['oidc-provider']).toBe(installed())
})

/** Code that uses the engine's inside, and not its exports. */
const REACHES_INSIDE =
  /oidc-provider\/lib|\.prototype\b|IN_PAYLOAD|asymmetricKeyStore|defineProperty|as unknown as|\.destroyed\b|\.iterator\b/

test('the inside of the engine is touched in engine/seams, and nowhere else', () => {
  const files = readdirSync(oauth, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing\/|^engine\/seams\//.test(file),
  )
  expect(files.length).toBeGreaterThan(100)
  const lines = files.flatMap((file) =>
    readFileSync(join(oauth, file), 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(\*|\/)/.test(line) && REACHES_INSIDE.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(lines).toEqual([])
})
