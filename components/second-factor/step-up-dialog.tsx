'use client'

import { Button, buttonClass } from '@/components/ui/button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { StepUpContext } from '@/components/ui/step-up'
import type { AuthenticationMethods } from '@/lib/people/second-factor/second-factor'
import { AuthenticationForm } from './authentication-form'
import type { AuthenticationActions } from './step-up-actions'

type StepUpDialogProps = {
  open: boolean
  methods: AuthenticationMethods
  actions: AuthenticationActions
  close: (done: boolean) => void
}

/** Asks somebody who is signed in to authenticate again. */
export function StepUpDialog({ open, methods, actions, close }: StepUpDialogProps) {
  return (
    // It asks for itself: nothing inside asks again.
    <StepUpContext value={null}>
      <DialogRoot open={open} onOpenChange={(next) => next || close(false)}>
        <DialogContent
          size="sm"
          title="Is it you?"
          description="For this you must have authenticated in the last five minutes. What you were doing continues right after."
          footer={<Button onClick={() => close(false)}>Cancel</Button>}
        >
          <AuthenticationForm
            methods={methods}
            actions={actions}
            confirm="Go on"
            onDone={() => close(true)}
          />
          {methods.provider ? (
            <ProviderMethod provider={methods.provider} onDone={() => close(true)} />
          ) : null}
        </DialogContent>
      </DialogRoot>
    </StepUpContext>
  )
}

const AGAIN = '/sign-in/openid?again=1&next=/second-factor/proven'

/** For people who have no password here: they sign in again in another tab. */
function ProviderMethod({ provider, onDone }: { provider: string; onDone: () => void }) {
  return (
    <div className="flex flex-col gap-2 border-t pt-3">
      <a href={AGAIN} target="_blank" rel="noopener" className={buttonClass({})}>
        Sign in with {provider} in a new tab
      </a>
      <Button variant="ghost" onClick={onDone}>
        I have signed in again
      </Button>
    </div>
  )
}
