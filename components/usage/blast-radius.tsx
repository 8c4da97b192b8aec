'use client'

import { useEffect, useState } from 'react'
import { inThisOrganization } from '@/components/ui/in-this-organization'
import { Link } from '@/components/ui/link'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { Answer } from '@/lib/http/answer'
import { type BlastRadius as Radius, TOKENS_COUNTED_MAX } from '@/lib/usage/usage'
import { counted, countOf } from './chart-scale'
import { addressInWords } from './usage-words'

type BlastRadiusProps = {
  appId: string
  /** Of this secret or public key alone. */
  of?: { secret: string } | { key: string }
}

/** What depends on an app or a secret that is about to stop. It is looked up when it is shown. */
export function BlastRadius({ appId, of }: BlastRadiusProps) {
  const [found, setFound] = useState<Radius | 'failed' | null>(null)
  const address = `${appPath(appId)}/usage/blast-radius${of ? `?${new URLSearchParams(of)}` : ''}`
  useEffect(() => {
    const asking = new AbortController()
    setFound(null)
    void lookUp(address, asking.signal).then((answer) => {
      if (!asking.signal.aborted) setFound(answer)
    })
    return () => asking.abort()
  }, [address])
  return (
    <section
      aria-label="What depends on it"
      aria-busy={found === null}
      className="min-h-24 rounded-lg border px-3.5 py-3"
    >
      {found === null ? <Waiting /> : null}
      {found === 'failed' ? (
        <p className="text-muted">
          What depends on it could not be looked up. The Usage page may tell.
        </p>
      ) : null}
      {found !== null && found !== 'failed' ? <Found radius={found} appId={appId} /> : null}
    </section>
  )
}

async function lookUp(address: string, signal: AbortSignal): Promise<Radius | 'failed'> {
  try {
    const response = await fetch(inThisOrganization(address), { signal, cache: 'no-store' })
    const answer = (await response.json()) as Answer<Radius>
    return answer.ok ? answer.value : 'failed'
  } catch {
    return 'failed'
  }
}

function Waiting() {
  return (
    <div className="flex flex-col gap-2">
      <span className="sr-only">Looking up what depends on it</span>
      <Skeleton className="h-4 w-64 max-w-full" />
      <Skeleton className="h-4 w-48 max-w-full" />
      <Skeleton className="h-4 w-56 max-w-full" />
    </div>
  )
}

/** So many callers are named. */
const NAMED = 3

function Found({ radius, appId }: { radius: Radius; appId: string }) {
  const { callers, more } = radius
  const others = callers.length - NAMED + more
  return (
    <div className="flex flex-col gap-2 text-text">
      <p className="font-medium">{callersInWords(callers.length + more)}</p>
      {callers.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {callers.slice(0, NAMED).map((caller) => (
            <CallerLine key={keyOf(caller)} caller={caller} />
          ))}
          {others > 0 ? (
            <li className="text-muted">
              and {counted(others)} more:{' '}
              <Link
                href={`${appPath(appId)}/usage?range=24h#callers`}
                className="font-medium text-accent underline underline-offset-2"
              >
                all callers
              </Link>
            </li>
          ) : null}
        </ul>
      ) : null}
      <p>{tokensInWords(radius)}</p>
    </div>
  )
}

type Caller = Radius['callers'][number]

const keyOf = ({ credential: { id }, address, userAgent, grantType }: Caller) =>
  [id, address, userAgent, grantType].join(' ')

function CallerLine({ caller: { address, userAgent, lastAt } }: { caller: Caller }) {
  return (
    <li className="[overflow-wrap:anywhere]">
      {addressInWords(address)}{' '}
      <span className="text-muted">
        {userAgent ? `· ${userAgent} ` : ''}· <Time at={lastAt} />
      </span>
    </li>
  )
}

function callersInWords(count: number): string {
  if (count === 0) return 'Nothing has used it in the last 24 hours.'
  return `${countOf(count, 'caller')} in the last 24 hours:`
}

function tokensInWords({ tokens, people }: Pick<Radius, 'tokens' | 'people'>): string {
  if (tokens === 0) return 'No living token came of it.'
  const many = tokens >= TOKENS_COUNTED_MAX ? `${counted(tokens)} or more living tokens` : null
  const who = people === 0 ? 'no person behind them' : `${countOf(people, 'person')} behind them`
  return `${many ?? countOf(tokens, 'living token')}, ${who.replace('persons', 'people')}.`
}
