import { test as base } from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, moveClock, now, secondsAfter } from '@/lib/clock'
import { closePool } from '@/lib/db/pool'
import { noteCaller, takeCallers } from '../note-caller'
import { noteRefused, takeRefused } from '../note-refused'

/** Counts begin empty, at half past noon. */
export const test = base.extend<{ clean: undefined }>({
  clean: [
    async ({ emptyDatabase: _empty }, use) => {
      takeCallers()
      takeRefused()
      // Half past noon: no hour and no day ends during a test.
      const sinceNoon = (now().getTime() / 1000 + DAY / 2) % DAY
      moveClock(DAY + HOUR / 2 - sinceNoon)
      await use(undefined)
      await closePool()
    },
    { auto: true },
  ],
})

export const ago = (seconds: number) => secondsAfter(now(), -seconds)

type Came = { ago?: number; times?: number; address?: string; kind?: 'secret' | 'key' }

export function cameTo(appId: string, credentialId: string, came: Came = {}): void {
  const { times = 1, address = '192.0.2.1', kind = 'secret' } = came
  const by = { address, userAgent: 'curl/8', grantType: 'client_credentials' }
  for (let n = 0; n < times; n += 1)
    noteCaller({ kind, credentialId, appId, ...by }, ago(came.ago ?? 0))
}

export function wasRefused(
  appId: string,
  secretId: string | null,
  refused: { ago?: number; proven?: boolean; cause?: string } = {},
): void {
  const { proven = true, cause = 'secret_revoked' } = refused
  const what = { appId, secretId, key: null, cause, address: '203.0.113.17', proven }
  noteRefused(what, ago(refused.ago ?? 0))
}
