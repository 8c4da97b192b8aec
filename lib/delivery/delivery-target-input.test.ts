import { expect, test } from '@playwright/test'
import { deliveryTargetForm } from './delivery-target-input'

const KV2 = {
  kind: 'kv2',
  name: 'OpenBao',
  address: 'https://bao.example.com',
  mount: 'secret',
  path: '/apps/desk/',
  credential: 's.root',
}

test('a megabyte of slashes is refused for its length, before anything is taken off it', () => {
  const long = `a${'/'.repeat(1_000_000)}b`
  for (const field of ['address', 'namespace', 'mount', 'path', 'appRoleMount'] as const) {
    const { error } = deliveryTargetForm.safeParse({ ...KV2, [field]: long })
    expect(error?.issues.map(({ path }) => path[0])).toContain(field)
  }
})

test('the slashes around a path do not count', () => {
  expect(deliveryTargetForm.parse(KV2)).toMatchObject({ path: 'apps/desk' })
})
