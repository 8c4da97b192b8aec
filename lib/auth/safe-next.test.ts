import { expect, test } from '@playwright/test'
import { safeNext } from './safe-next'

test('a path of our own is gone on to, query and fragment included', () => {
  expect(safeNext('/apps/app_1/secrets?tab=retired#top')).toBe(
    '/apps/app_1/secrets?tab=retired#top',
  )
  expect(safeNext('/apps?_rsc=x1&page=2')).toBe('/apps?page=2')
  expect(safeNext('/')).toBe('/')
})

const ELSEWHERE = [
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  'javascript:alert(1)',
  'apps',
  '',
  '/apps\u0000',
  `/${'a'.repeat(3000)}`,
]

for (const given of ELSEWHERE) {
  test(`${JSON.stringify(given).slice(0, 40)} leads nowhere else`, () => {
    expect(safeNext(given)).toBeNull()
  })
}
