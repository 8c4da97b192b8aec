'use client'

import { ActButton } from '@/components/ui/act-button'
import { Banner } from '@/components/ui/banner'
import { Time } from '@/components/ui/time'
import type { UnusedView } from '@/lib/apps/unused/unused'
import type { Answer } from '@/lib/http/answer'

type UnusedNoteProps = {
  unused: UnusedView
  /** Null for whoever may not change the app. */
  keep: (() => Promise<Answer<null>>) | null
}

/** Nobody uses the app: what comes when, and how it is kept. */
export function UnusedNote({ unused, keep }: UnusedNoteProps) {
  const { since, suspendsAt, deletesAt } = unused
  return (
    <Banner
      tone="warning"
      title="Nobody uses this app"
      action={
        keep ? (
          <ActButton size="sm" act={keep} done="The app is kept">
            Keep
          </ActButton>
        ) : undefined
      }
    >
      <p>
        It was last used, kept or registered <Time at={since} mode="date" />.
        {suspendsAt ? (
          <>
            {' '}
            It is suspended on <Time at={suspendsAt} mode="date" /> at the earliest.
          </>
        ) : null}
        {deletesAt ? (
          <>
            {' '}
            It is deleted on <Time at={deletesAt} mode="date" /> at the earliest, and can be
            restored for 7 days then.
          </>
        ) : null}{' '}
        Each use begins the days again.
      </p>
    </Banner>
  )
}
