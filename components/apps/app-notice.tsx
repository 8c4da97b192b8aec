'use client'

import { CirclePlay, type LucideIcon, RotateCcw } from 'lucide-react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { TimeInSentence } from '@/components/ui/time'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import { type AppView, restorableUntil } from '@/lib/apps/app'
import { DEVELOPMENT_DAYS, isInDevelopment } from '@/lib/apps/fields/development'
import type { Answer } from '@/lib/http/answer'

type AppNoticeProps = {
  app: Pick<AppView, 'status' | 'suspendedFor' | 'deletedAt' | 'mayChange' | 'developmentUntil'>
  restore: () => Promise<Answer<null>>
  resume: () => Promise<Answer<null>>
  renew: () => Promise<Answer<null>>
}

/**
 * Says that the app is suspended, deleted or in development. Nothing of any other, and nothing of one
 * that another notice speaks of.
 */
export function AppNotice({ app, restore, resume, renew }: AppNoticeProps) {
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
        It does not authenticate, and its tokens are dead. It can be restored until it is erased for
        good <TimeInSentence at={until} />.
      </Banner>
    )
  }
  if (app.status === 'suspended' && isToldElsewhere(app)) return null
  if (app.status !== 'suspended') return <DevelopmentBanner app={app} renew={renew} />
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

/** Another notice speaks of an app that waits for approval or for a confirmation. */
function isToldElsewhere({ suspendedFor }: AppNoticeProps['app']): boolean {
  return suspendedFor === 'approval' || suspendedFor === 'recertification'
}

type DevelopmentProps = Pick<AppNoticeProps, 'app' | 'renew'>

/** Until when the app may return to the loopback interface; nothing if it never might. */
function DevelopmentBanner({ app, renew }: DevelopmentProps) {
  if (!app.developmentUntil) return null
  const isOn = isInDevelopment(app)
  const when = <TimeInSentence at={app.developmentUntil} />
  return (
    <Banner
      tone={isOn ? 'info' : 'warning'}
      title={isOn ? 'This app is in development' : 'Development of this app has ended'}
      action={
        app.mayChange ? (
          <Act
            icon={RotateCcw}
            label={`Renew for ${DEVELOPMENT_DAYS} days`}
            done="Development renewed"
            act={renew}
          />
        ) : null
      }
    >
      {isOn ? (
        <>It may return to http://localhost, and the consent page says so. That ends {when}.</>
      ) : (
        <>It ended {when}: requests that return to http://localhost are refused.</>
      )}
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
