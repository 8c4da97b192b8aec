'use client'

import { titleOf } from '@/components/policies/title-of'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { focusPage } from '@/components/ui/focus-page'
import type { Answer } from '@/lib/http/answer'
import type { ExceptionView } from '@/lib/violations/exception'

type EndExceptionButtonProps = {
  exception: ExceptionView
  end: (id: string) => Promise<Answer<void>>
}

/** Asks before a policy counts for an app again. */
export function EndExceptionButton({ exception, end }: EndExceptionButtonProps) {
  const { id, appName, setting } = exception
  return (
    <ConfirmDialog
      stepUp
      trigger={
        <Button size="sm" aria-label={`End the exception of ${appName}`}>
          End
        </Button>
      }
      title={`End the exception of ${appName}?`}
      confirmLabel="End exception"
      action={() => end(id)}
      done={`The exception of ${appName} was ended`}
      onDone={focusPage}
    >
      <p>The policy “{titleOf(setting)}” counts for it from the next request on.</p>
    </ConfirmDialog>
  )
}
