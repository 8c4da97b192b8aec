'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { focusPage } from '@/components/ui/focus-page'
import { Name } from '@/components/ui/name'
import type { Checker } from '@/lib/apis/checkers/checker'
import type { Answer } from '@/lib/http/answer'

type StopCheckingButtonProps = {
  app: Checker['app']
  remove: (appId: string) => Promise<Answer<void>>
}

/** Asks before an app can check these tokens no longer. */
export function StopCheckingButton({ app, remove }: StopCheckingButtonProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm">
          Remove
          <span className="sr-only">
            {' '}
            <Name>{app.name}</Name>
          </span>
        </Button>
      }
      title={`Let ${app.name} check these tokens no longer?`}
      confirmLabel="Remove app"
      tone="danger"
      action={() => remove(app.id)}
      done={`${app.name} was removed`}
      onDone={focusPage}
    >
      <p>
        From its next request on it hears that each of them is not active. If it is an API, it turns
        away everybody who calls it with such a token.
      </p>
    </ConfirmDialog>
  )
}
