'use client'

import { useEffect, useEffectEvent, useState, useTransition } from 'react'
import { poll } from '@/components/ui/poll'
import { appPath } from '@/lib/apps/app'
import type { LiveUse } from '@/lib/usage/live-use'
import { type LiveUseAsJson, nextLookSeconds, readLiveUse } from './read-live-use'

/**
 * The use of an app's secrets as it is now: asked again every few seconds while somebody looks. When
 * other secrets are active than those of the page, `onChanged` is called, which asks for the page again.
 */
export function useLiveUse(appId: string, given: LiveUse, onChanged: () => void): LiveUse {
  const [seen, setSeen] = useState(given)
  const [isAsking, startAsking] = useTransition()
  const live = seen.at > given.at ? seen : given
  const look = useEffectEvent((next: LiveUse) => {
    setSeen(next)
    // One at a time: the next would take its place, and a page that is slower than a look never comes.
    if (!isAsking && idsOf(next) !== idsOf(given)) startAsking(onChanged)
  })
  useEffect(() => watch(`${appPath(appId)}/secrets/use`, (next) => look(next)), [appId])
  return live
}

const idsOf = ({ uses }: LiveUse) => Object.keys(uses).toSorted().join(' ')

/** Asks until the session has ended or nobody has come back to the page for an hour. */
function watch(address: string, onLook: (live: LiveUse) => void): () => void {
  let stop = () => {}
  const start = () => {
    stop()
    stop = poll<LiveUseAsJson>(address, {
      nextSeconds: nextLookSeconds,
      onAnswer(answer) {
        if (answer?.ok) onLook(readLiveUse(answer.value))
        return !answer || answer.ok || answer.refusal.status >= 500
      },
    })
  }
  const onShown = () => {
    if (!document.hidden) start()
  }
  start()
  window.addEventListener('focus', onShown)
  return () => {
    stop()
    window.removeEventListener('focus', onShown)
  }
}
