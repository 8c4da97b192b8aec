'use client'

import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { Name } from '@/components/ui/name'
import type { SealedSecret, SecretsApp } from './actions'
import type { DialogControl } from './form-dialog'

type SealedDialogProps = DialogControl & { app: SecretsApp; sealed: SealedSecret }

/** A new secret that only the holder of a private key can open. It is not kept, so it is not shown again. */
export function SealedDialog({
  app,
  sealed,
  open,
  onClose,
  onClosed,
  finalFocus,
}: SealedDialogProps) {
  const { secret, jwe } = sealed
  return (
    <DialogRoot
      open={open}
      disablePointerDismissal
      onOpenChange={(next) => next || onClose()}
      onOpenChangeComplete={(now) => now || onClosed()}
    >
      <DialogContent
        title="Copy the sealed secret"
        description={
          <>
            The value of{' '}
            <strong className="text-text">
              <Name>{secret.name}</Name>
            </strong>{' '}
            of <Name>{app.name}</Name> is in this JWE, and only the private half of your key opens
            it. It works from now on. Lost? Generate another and revoke this one.
          </>
        }
        size="lg"
        finalFocus={finalFocus}
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <CodeBlock text={jwe} called="sealed secret" />
      </DialogContent>
    </DialogRoot>
  )
}
