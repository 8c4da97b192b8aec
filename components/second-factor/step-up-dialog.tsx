'use client'

import { Button, buttonClass } from '@/components/ui/button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { Name } from '@/components/ui/name'
import { StepUpContext } from '@/components/ui/step-up'
import type { AuthenticationMethods } from '@/lib/people/second-factor/second-factor'
import { AuthenticationForm } from './authentication-form'
import type { AuthenticationActions } from './step-up-actions'

type StepUpDialogProps = {
  open: boolean
  /** How long it is enough. */
  minutes: number
  methods: AuthenticationMethods
  actions: AuthenticationActions
  close: (done: boolean) => void
}

/** Asks somebody who is signed in to authenticate again. */
export function StepUpDialog({ open, minutes, methods, actions, close }: StepUpDialogProps) {
  return (
    // It asks for itself: nothing inside asks again.
    <StepUpContext value={null}>
      <DialogRoot open={open} onOpenChange={(next) => next || close(false)}>
        <DialogContent
          size="sm"
          title="Is it you?"
          description={`For this you must have authenticated ${lately(minutes)}. What you were doing continues right after.`}
          footer={<Button onClick={() => close(false)}>Cancel</Button>}
        >
          <AuthenticationForm
            methods={methods}
            actions={actions}
            confirm="Go on"
            onDone={() => close(true)}
          />
          {methods.providers.length > 0 ? (
            <ProviderMethods providers={methods.providers} onDone={() => close(true)} />
          ) : null}
        </DialogContent>
      </DialogRoot>
    </StepUpContext>
  )
}

function lately(minutes: number): string {
  if (minutes === 1) return 'in the last minute'
  const hours = minutes / 60
  if (!Number.isInteger(hours)) return `in the last ${minutes} minutes`
  return hours === 1 ? 'in the last hour' : `in the last ${hours} hours`
}

const NEXT = { again: '1', next: '/second-factor/proven' }

type ProviderMethodsProps = {
  providers: AuthenticationMethods['providers']
  onDone: () => void
}

/** For people who have no password here: they sign in again in another tab. */
function ProviderMethods({ providers, onDone }: ProviderMethodsProps) {
  return (
    <div className="flex flex-col gap-2 border-t pt-3">
      {providers.map(({ id, name }) => (
        <a
          key={id}
          href={`/sign-in/openid?${new URLSearchParams({ provider: id, ...NEXT })}`}
          target="_blank"
          rel="noopener"
          className={buttonClass({})}
        >
          <span>
            Sign in with <Name>{name}</Name> in a new tab
          </span>
        </a>
      ))}
      <Button variant="ghost" onClick={onDone}>
        I have signed in again
      </Button>
    </div>
  )
}
