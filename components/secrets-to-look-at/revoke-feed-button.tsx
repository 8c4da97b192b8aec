'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { CalendarFeedView } from '@/lib/calendar-feeds/calendar-feed'
import type { Answer } from '@/lib/http/answer'

type RevokeFeedButtonProps = {
  feed: CalendarFeedView
  revoke: (id: string) => Promise<Answer<void>>
}

/** Asks before a calendar gets nothing more. */
export function RevokeFeedButton({ feed, revoke }: RevokeFeedButtonProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Revoke ${feed.name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${feed.name}?`}
      confirmLabel="Revoke"
      tone="danger"
      action={() => revoke(feed.id)}
      done={`${feed.name} was revoked`}
      onDone={() => document.querySelector<HTMLElement>('#content')?.focus()}
    >
      <p>Its address answers nothing from now on. A calendar may keep what it has fetched.</p>
    </ConfirmDialog>
  )
}
