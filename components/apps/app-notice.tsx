'use client'

import { CirclePlay, type LucideIcon, RotateCcw } from 'lucide-react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { relativeTime } from '@/components/ui/time'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import { type AppView, restorableUntil } from '@/lib/apps/app'
import { now } from '@/lib/clock'
import type { Answer } from '@/lib/http/answer'

type AppNoticeProps = {
  app: Pick<AppView, 'status' | 'deletedAt' | 'mayChange'>
  restore: () => Promise<Answer<null>>
  resume: () => Promise<Answer<null>>
}

/** Says that the app is suspended or deleted. Nothing while it is active. */
export function AppNotice({ app, restore, resume }: AppNoticeProps) {
  if (app.deletedAt) {
    const until = restorableUntil(app.deletedAt)
    return (
      <Banner
        tone="danger"
        title="This app was deleted"
        action={
          app.mayChange ? (
            <Act icon={RotateCcw} label="Restore" done="App restored" act={restore} />
          ) : null
        }
      >
        It does not authenticate, and its tokens are dead.{' '}
        <span suppressHydrationWarning>
          It can be restored until it is erased for good {relativeTime(until, now())}.
        </span>
      </Banner>
    )
  }
  if (app.status !== 'suspended') return null
  return (
    <Banner
      tone="warning"
      title="This app is suspended"
      action={
        app.mayChange ? (
          <Act icon={CirclePlay} label="Resume" done="App resumed" act={resume} />
        ) : null
      }
    >
      It does not authenticate until somebody resumes it. Its secrets stay as they are.
    </Banner>
  )
}

type ActProps = {
  icon: LucideIcon
  label: string
  done: string
  act: () => Promise<Answer<null>>
}

function Act(props: ActProps) {
  const { call, pending } = useToastedAction(props.act, props.done)
  return (
    <Button size="sm" icon={props.icon} pending={pending} onClick={() => call()}>
      {props.label}
    </Button>
  )
}
