import { DAY, HOUR, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { flushUses } from '@/lib/usage/flush'
import { noteCaller } from '@/lib/usage/note-caller'
import { noteRefused } from '@/lib/usage/note-refused'
import { NIGHTLY_INVOICES, STOCK_MIRROR } from './accounting-api'
import { goTo } from './calendar'
import { DEPARTURE_BOARDS } from './other-apps'
import type { People } from './people'
import { BILLING, BILLING_NEW, KIOSK, LAPTOP, type Machine, WAREHOUSE } from './used'

/** A machine that comes from `from` to `until` days ago, about so often in an hour of that age. */
type Stream = {
  app: string
  /** The name of a secret, or its beginning; none where nobody knows which was meant. */
  secret?: string
  from: number
  until: number
  machine: Machine
  perHour: (daysAgo: number) => number
  grantType?: string
  refused?: { cause: string; proven: boolean }
}

const DAYS = 90
const SECOND_KIOSK: Machine = { address: '192.0.2.62', userAgent: KIOSK.userAgent }
const SECOND_SHELF: Machine = { address: '2001:db8:40::9', userAgent: WAREHOUSE.userAgent }
const OLD_CRON: Machine = { address: BILLING.address, userAgent: 'curl/7.68.0' }

const invoices = { app: NIGHTLY_INVOICES }
const leaked = { ...invoices, secret: 'After the leak', machine: BILLING }
const next = { ...invoices, secret: 'Secret ', machine: BILLING_NEW }
const stock = { app: STOCK_MIRROR, secret: 'Warehouse', machine: WAREHOUSE, from: DAYS, until: 0 }
const boards = { app: DEPARTURE_BOARDS, secret: 'Kiosk pilot in Fauske', from: 15, until: 5 }

/** One secret gives way to another, a dead one is still sent, and some ask for too much. */
const STREAMS: Stream[] = [
  { ...invoices, secret: 'Production', machine: BILLING, from: DAYS, until: 60, perHour: () => 22 },
  { ...leaked, from: 60, until: 1.9, perHour: () => 26 },
  { ...leaked, from: 1.9, until: 0, perHour: (daysAgo) => 2 + 12 * daysAgo },
  { ...next, from: 1.8, until: 0, perHour: (daysAgo) => 26 - 13 * daysAgo },
  { ...next, from: 1.5, until: 0, perHour: () => 3, grantType: 'introspection' },
  {
    ...invoices,
    secret: 'Production',
    machine: OLD_CRON,
    from: 9,
    until: 0,
    perHour: () => 2,
    refused: { cause: 'secret_regenerated', proven: true },
  },
  {
    ...next,
    from: 1.8,
    until: 0.1,
    perHour: () => 0.4,
    refused: { cause: 'invalid_scope', proven: true },
  },
  {
    ...invoices,
    machine: LAPTOP,
    from: 40,
    until: 2,
    perHour: () => 0.15,
    refused: { cause: 'malformed_secret', proven: false },
  },
  { ...stock, perHour: () => 12 },
  { ...stock, machine: SECOND_SHELF, from: 20, perHour: () => 2 },
  { ...stock, perHour: () => 1, grantType: 'introspection' },
  { ...boards, machine: KIOSK, perHour: () => 8 },
  { ...boards, machine: SECOND_KIOSK, perHour: () => 3 },
]

/** Between 0 and 1, and the same in each seed. */
function noise(n: number): number {
  const wave = Math.sin(n * 12.9898) * 43_758.5453
  return wave - Math.floor(wave)
}

/** How often somebody comes in this hour: by day more than at night, and never quite the same. */
function timesIn(hoursAgo: number, at: Date, stream: Stream): number {
  const daysAgo = hoursAgo / 24
  if (daysAgo > stream.from || daysAgo < stream.until) return 0
  const byDay = 1 + 0.4 * Math.sin(((at.getUTCHours() - 8) / 24) * 2 * Math.PI)
  const seed = hoursAgo + stream.perHour(0) * 1_000
  return Math.floor(stream.perHour(daysAgo) * byDay * (0.7 + 0.6 * noise(seed)) + noise(seed + 0.5))
}

/** What fills the charts of three months, and the lists of callers and of refusals. */
export async function seedUsage({ ingrid }: People): Promise<void> {
  goTo(0)
  const apps = await db().app.findMany({
    where: { organizationId: ingrid.organizationId },
    select: { id: true, name: true, secrets: { select: { id: true, name: true } } },
  })
  const streams = STREAMS.flatMap((stream) => {
    const app = apps.find(({ name }) => name === stream.app)
    const secret = app?.secrets.find(({ name }) => name.startsWith(stream.secret ?? '-'))
    return app ? [{ stream, appId: app.id, secretId: secret?.id ?? null }] : []
  })
  for (let hoursAgo = DAYS * 24; hoursAgo >= 0; hoursAgo -= 1) {
    const at = secondsAfter(now(), -hoursAgo * HOUR)
    for (const one of streams) come(one, timesIn(hoursAgo, at, one.stream), at)
    // Between two flushes only so many hours find room.
    if (hoursAgo % 72 === 0) await flushUses()
  }
  noteUnknown()
  await flushUses()
}

type Found = { stream: Stream; appId: string; secretId: string | null }

function come({ stream, appId, secretId }: Found, times: number, at: Date): void {
  const { address, userAgent } = stream.machine
  for (let n = 0; n < times; n += 1) {
    const when = secondsAfter(at, -n * 20)
    if (stream.refused) {
      noteRefused({ appId, secretId, key: null, address, ...stream.refused }, when)
    } else if (secretId) {
      const { grantType = 'client_credentials' } = stream
      const caller = { kind: 'secret', credentialId: secretId, appId } as const
      noteCaller({ ...caller, address, userAgent, grantType }, when)
    }
  }
}

/** What strangers send names no app. */
function noteUnknown(): void {
  const nothing = { secretId: null, key: null, proven: false }
  for (let n = 0; n < 40; n += 1) {
    const at = secondsAfter(now(), -DAY * noise(n))
    const appId = n % 3 ? 'app_removedLongAgo00000' : '-'
    noteRefused({ appId, cause: 'unknown_app', address: `198.51.100.${n % 4}`, ...nothing }, at)
  }
}
