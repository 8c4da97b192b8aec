'use client'

import { CloudAlert } from 'lucide-react'
import { MessagePage } from '@/components/frame/message-page'
import { Button, ButtonLink } from '@/components/ui/button'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="px-4">
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
        Nothing you did was lost by it, and the log has the details.
        {error.digest ? (
          <>
            {' '}
            If it stays, tell your administrator the number{' '}
            <span className="font-mono text-text">{error.digest}</span>.
          </>
        ) : null}
      </MessagePage>
    </main>
  )
}
