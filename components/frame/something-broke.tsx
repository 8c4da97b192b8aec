'use client'

import { CloudAlert } from 'lucide-react'
import { Button, ButtonLink } from '@/components/ui/button'
import { MessagePage } from './message-page'

export type BrokenPageProps = { error: Error & { digest?: string }; reset: () => void }

/** An unexpected error, with its number in the log. */
export function SomethingBroke({ error, reset }: BrokenPageProps) {
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
