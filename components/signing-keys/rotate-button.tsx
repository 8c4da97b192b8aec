'use client'

import { RefreshCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { relativeTime } from '@/components/ui/time'
import { now, secondsAfter } from '@/lib/clock'
import type { Answer } from '@/lib/http/answer'
import { PUBLISHED_AHEAD_SECONDS } from '@/lib/oauth/signing-keys/signing-key'

type RotateButtonProps = {
  nextPublishedAt: Date | null
  rotate: () => Promise<Answer<void>>
}

/** Rotates ahead of the schedule, and says what that costs. */
export function RotateButton({ nextPublishedAt, rotate }: RotateButtonProps) {
  return (
    <ConfirmDialog
      trigger={<Button icon={RefreshCw}>Rotate</Button>}
      title="Rotate the signing key?"
      confirmLabel="Rotate"
      action={rotate}
      done="The next key signs from now on"
    >
      <p>
        The next key signs from now on, and another one is published to follow it. What the retired
        key has signed stays valid.
      </p>
      {nextPublishedAt ? <Hurry publishedAt={nextPublishedAt} /> : null}
    </ConfirmDialog>
  )
}

function Hurry({ publishedAt }: { publishedAt: Date }) {
  if (now() >= secondsAfter(publishedAt, PUBLISHED_AHEAD_SECONDS)) return null
  return (
    <p>
      The next key was published {relativeTime(publishedAt, now())}. An API that has not fetched the
      key set since then refuses new tokens until it does.
    </p>
  )
}
