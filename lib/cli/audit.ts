import { setTimeout as wait } from 'node:timers/promises'
import { callApi } from './call-api'
import { type Command, textOf } from './command'
import { EXIT } from './exit'
import { onOneLine, printFields, progressBar } from './print'

type AuditEvent = { at: string; actor_name: string; sentence: string }
type Feed = { items: AuditEvent[]; next: string }
type Searched = { items: AuditEvent[] }

const EVERY_MS = 5_000

const tail: Command = {
  name: 'audit tail',
  args: [],
  summary: 'Show the latest events, and with --follow those that come.',
  options: { follow: { type: 'boolean', short: 'f' }, lines: { type: 'string', short: 'n' } },
  help: {
    follow: 'go on until it is interrupted; an event is told once it is 150 seconds old',
    lines: 'how many of the latest to show first (default 10, at most 100)',
  },
  async run({ settings, output, values }) {
    const show = (event: AuditEvent) =>
      output.out(
        output.json
          ? `${JSON.stringify(event)}\n`
          : `${onOneLine(`${event.at}  ${event.actor_name} ${event.sentence}`)}\n`,
      )
    const query = { size: textOf(values, 'lines') ?? 10 }
    const path = '/audit-events/search'
    const { items } = await callApi<Searched>(settings, { method: 'GET', path, query })
    const latest = items.toReversed()
    latest.forEach(show)
    if (values.follow !== true) return EXIT.ok
    const from = new Date(Date.parse(latest.at(-1)?.at ?? new Date().toISOString()) + 1)
    let next = `/audit-events?size=1000&from=${encodeURIComponent(from.toISOString())}`
    for (;;) {
      const feed: Feed = await callApi(settings, { method: 'GET', path: next })
      feed.items.forEach(show)
      next = feed.next
      if (feed.items.length === 0) await wait(EVERY_MS)
    }
  },
}

type Verification = {
  after: number
  verified: number
  total: number
  finding: string | null
  done: boolean
  waiting: number
  head: string | null
}

const verify: Command = {
  name: 'audit verify',
  args: [],
  summary: 'Verify the audit log of the organization against its seals.',
  options: { head: { type: 'string' } },
  help: { head: 'a head that you have kept: finds a log that was cut or written anew' },
  async run({ settings, output, values }) {
    const draw = progressBar(output, 'events verified')
    const head = textOf(values, 'head')
    for (let after = 0; ; ) {
      const body = { after, ...(after === 0 && head ? { head } : {}) }
      const path = '/audit-events/verify'
      const step = await callApi<Verification>(settings, { method: 'POST', path, body })
      draw(step.verified, step.total)
      after = step.after
      if (!step.done && step.finding === null) continue
      const { verified, waiting, finding } = step
      printFields(output, { verified, waiting, finding, head: step.head })
      return finding === null ? EXIT.ok : EXIT.failed
    }
  },
}

export const auditCommands = [tail, verify]
