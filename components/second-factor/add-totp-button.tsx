'use client'

import { Smartphone } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { DialogRoot } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import {
  inGroups,
  type ShownEnrolment,
  type ShownTotp,
} from '@/lib/people/second-factor/second-factor'
import type { AddingActions } from './factor-actions'
import { QrCode } from './qr-code'

type AddTotpProps = {
  actions: Pick<AddingActions, 'offerTotp' | 'addTotp'>
  onAdded: (enrolment: ShownEnrolment) => void
}

/** Adds an authenticator app: its key, as a picture and as text, and a first code of it. */
export function AddTotpButton({ actions, onAdded }: AddTotpProps) {
  const [offer, setOffer] = useState<ShownTotp | null>(null)
  const toast = useToast()
  const { call, pending } = useAction(actions.offerTotp, {
    onDone: setOffer,
    onError: ({ code, sentence }) => {
      if (code !== 'step_up_required') toast(sentence, 'danger')
    },
  })
  const added = (enrolment: ShownEnrolment) => {
    setOffer(null)
    onAdded(enrolment)
  }
  return (
    <>
      <Button icon={Smartphone} pending={pending} onClick={() => call()}>
        Add authenticator app
      </Button>
      <DialogRoot open={offer !== null} onOpenChange={(next) => next || setOffer(null)}>
        {offer ? <AddTotp {...offer} add={actions.addTotp} onAdded={added} /> : null}
      </DialogRoot>
    </>
  )
}

type AddTotpDialogProps = ShownTotp & {
  add: AddingActions['addTotp']
  onAdded: AddTotpProps['onAdded']
}

function AddTotp({ keyText, uri, add, onAdded }: AddTotpDialogProps) {
  return (
    <DialogForm
      title="Add authenticator app"
      description="Scan this with an app such as Aegis, 1Password or Google Authenticator, then type the code that it shows."
      confirm="Add authenticator app"
      action={add}
      onDone={onAdded}
    >
      {(field) => (
        <>
          <div className="flex flex-col items-center gap-3">
            <QrCode value={uri} label="QR code with the key of your authenticator app" />
            <div className="flex w-full flex-wrap items-center justify-center gap-2">
              <p className="select-all text-balance text-center font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
                {inGroups(keyText)}
              </p>
              <CopyButton value={keyText} label="Copy key" announce="Key copied" />
            </div>
          </div>
          <TextField
            {...field('code')}
            label="Code"
            description="Six digits. They change every 30 seconds."
            autoComplete="one-time-code"
            inputMode="numeric"
            mono
            required
          />
        </>
      )}
    </DialogForm>
  )
}
