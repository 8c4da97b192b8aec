'use client'

import { RefreshCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { reloadKeepingForms } from '@/components/ui/kept-forms'
import { MessagePage } from './message-page'

/** A page that is older than the server, or could not load a script, which an update explains too. */
export function ReloadPage({ isUpdated }: { isUpdated: boolean }) {
  return (
    <MessagePage
      icon={RefreshCw}
      title={isUpdated ? 'Keyturn was updated' : 'A part of this page did not load'}
      action={
        <Button variant="primary" onClick={reloadKeepingForms}>
          Reload
        </Button>
      }
    >
      {isUpdated
        ? 'This page is of the version before, and nothing was done. Reload it to go on.'
        : 'Keyturn may have been updated while the page was open, or the connection broke. Reload it to go on.'}
    </MessagePage>
  )
}
