'use client'

import { CircleCheck, EyeOff, Radio } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { TimeInSentence } from '@/components/ui/time'
import { type Watched, watchFirstUse } from './watch-first-use'

/** Waits for the first use of the new secret, and says where it came from. */
export function FirstUseLine({ address, onUsed }: { address: string; onUsed: () => void }) {
  const [watched, setWatched] = useState<Watched | null>(null)

  const onEnd = useEffectEvent((end: Watched) => {
    setWatched(end)
    if (end.end === 'used') onUsed()
  })
  useEffect(() => watchFirstUse(address, onEnd), [address])

  return (
    <div role="status" className="rounded-lg border px-3 py-2.5">
      <Line watched={watched} />
    </div>
  )
}

function Line({ watched }: { watched: Watched | null }) {
  if (!watched) {
    return (
      <p className="flex items-center gap-2.5">
        <Radio aria-hidden="true" className="size-4 shrink-0 animate-pulse text-accent" />
        <span>
          <span className="font-medium">Waiting for first use</span>
          <span className="text-muted"> · the curl form above is a quick way to try it</span>
        </span>
      </p>
    )
  }
  if (watched.end === 'used') {
    const { firstUsedAt, firstAddress, lastGrantType } = watched.use
    return (
      <p className="flex items-center gap-2.5 text-good">
        <CircleCheck aria-hidden="true" className="size-4 shrink-0" />
        <span>
          <span className="font-medium">
            First used <TimeInSentence at={firstUsedAt} /> from {firstAddress}
          </span>
          <span className="text-muted"> · {lastGrantType}</span>
        </span>
      </p>
    )
  }
  return (
    <p className="flex items-center gap-2.5 text-muted">
      <EyeOff aria-hidden="true" className="size-4 shrink-0" />
      {watched.end === 'refused'
        ? 'Your session has ended, so this page no longer watches for the first use. The secret is not affected.'
        : 'Not used for an hour. The table will show its first use.'}
    </p>
  )
}
