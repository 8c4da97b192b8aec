import { test } from '@playwright/test'
import { setMode } from '@/lib/config'
import { buildIfStale } from '@/lib/server/build-if-stale'

test('the pages and the server are built', async () => {
  test.setTimeout(15 * 60_000)
  setMode('production')
  await buildIfStale()
})
