'use client'

import { CirclePlay, RotateCcw } from 'lucide-react'
import { ActButton } from '@/components/ui/act-button'
import { Banner } from '@/components/ui/banner'
import { TimeInSentence } from '@/components/ui/time'
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
            <ActButton size="sm" icon={RotateCcw} done="App restored" act={restore}>
              Restore
            </ActButton>
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
          <ActButton size="sm" icon={CirclePlay} done="App resumed" act={resume}>
            Resume
          </ActButton>
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
          <ActButton size="sm" icon={RotateCcw} done="Development renewed" act={renew}>
            Renew for {DEVELOPMENT_DAYS} days
          </ActButton>
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
