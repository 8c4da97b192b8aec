'use client'

import { CloudAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { isMissingScript, isOfOtherBuild } from '@/components/ui/other-build'
import type { RefusalCode } from '@/lib/errors'
import { DatabaseAway } from './database-away'
import { MessagePage } from './message-page'
import { ReloadPage } from './reload-page'
import type { BrokenPageProps } from './something-broke'

/** What the server says of an error instead of a number when the database did not answer. */
const AWAY: RefusalCode = 'temporarily_unavailable'

/** The page of an error with a known cause; null for any other. */
export function pageOfCause(error: BrokenPageProps['error']): ReactNode {
  if (error.digest === AWAY) return <DatabaseAway />
  const isUpdated = isOfOtherBuild(error)
  return isUpdated || isMissingScript(error) ? <ReloadPage isUpdated={isUpdated} /> : null
}

/** An unexpected error, with its number in the log; or one with a known cause. */
export function BrokenPage({ error, reset }: BrokenPageProps) {
  const known = pageOfCause(error)
  if (known) return known
  return (
    <MessagePage
      icon={CloudAlert}
      title="Something broke on our side"
      action={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/apps">Go to My Apps</ButtonLink>
        </>
      }
    >
      The page could not be made. Try again; if it stays,{' '}
      {error.digest ? (
        <>
          tell whoever runs Keyturn the number{' '}
          <span className="font-mono text-text">{error.digest}</span>.
        </>
      ) : (
        'tell whoever runs Keyturn.'
      )}
    </MessagePage>
  )
}
