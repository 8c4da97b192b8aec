'use client'

import { DatabaseZap } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { MessagePage } from './message-page'

/** A page that could not be made because the database did not answer. */
export function DatabaseAway() {
  return (
    <MessagePage
      icon={DatabaseZap}
      title="Keyturn cannot reach its database"
      action={
        <Button variant="primary" onClick={() => window.location.reload()}>
          Try again
        </Button>
      }
    >
      Nothing was lost. Try again in a moment; if it stays, tell whoever runs Keyturn.
    </MessagePage>
  )
}
