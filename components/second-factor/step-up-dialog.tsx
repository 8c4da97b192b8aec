'use client'

import { Button, buttonClass } from '@/components/ui/button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { ProverContext } from '@/components/ui/proof'
import type { ProofWays } from '@/lib/people/second-factor/second-factor'
import { ProofForm } from './proof-form'
import type { ProofActions } from './step-up-actions'

type StepUpDialogProps = {
  open: boolean
  ways: ProofWays
  actions: ProofActions
  close: (proven: boolean) => void
}

/** Asks somebody who is signed in to prove again that it is them. */
export function StepUpDialog({ open, ways, actions, close }: StepUpDialogProps) {
  return (
    // It asks for itself: nothing inside asks again.
    <ProverContext value={null}>
      <DialogRoot open={open} onOpenChange={(next) => next || close(false)}>
        <DialogContent
          size="sm"
          title="Is it you?"
          description="This needs a proof from the last five minutes. What you were doing goes on right after."
          footer={<Button onClick={() => close(false)}>Cancel</Button>}
        >
          <ProofForm ways={ways} actions={actions} confirm="Go on" onProven={() => close(true)} />
          {ways.provider ? (
            <ProviderProof provider={ways.provider} onProven={() => close(true)} />
          ) : null}
        </DialogContent>
      </DialogRoot>
    </ProverContext>
  )
}

const AGAIN = '/sign-in/openid?again=1&next=/second-factor/proven'

/** For people who have no password here: they sign in again beside this page. */
function ProviderProof({ provider, onProven }: { provider: string; onProven: () => void }) {
  return (
    <div className="flex flex-col gap-2 border-t pt-3">
      <a href={AGAIN} target="_blank" rel="noopener" className={buttonClass({})}>
        Sign in with {provider} in a new tab
      </a>
      <Button variant="ghost" onClick={onProven}>
        I have signed in again
      </Button>
    </div>
  )
}
