'use client'

import { RefreshCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { TimeInSentence } from '@/components/ui/time'
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
      stepUp
      trigger={<Button icon={RefreshCw}>Rotate</Button>}
      title="Rotate the signing keys?"
      confirmLabel="Rotate"
      action={rotate}
      done="The next keys sign from now on"
    >
      <p>
        The next key of each algorithm signs from now on, and another one is published to follow it.
        What the retired keys have signed stays valid.
      </p>
      {nextPublishedAt ? <Hurry publishedAt={nextPublishedAt} /> : null}
    </ConfirmDialog>
  )
}

function Hurry({ publishedAt }: { publishedAt: Date }) {
  if (now() >= secondsAfter(publishedAt, PUBLISHED_AHEAD_SECONDS)) return null
  return (
    <p>
      The next keys were published <TimeInSentence at={publishedAt} />. An API that has not fetched
      the key set since then refuses new tokens until it does.
    </p>
  )
}
