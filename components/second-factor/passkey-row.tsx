'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DialogRoot } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import { Time } from '@/components/ui/time'
import { useRouter } from '@/components/ui/use-router'
import type { FormAction } from '@/lib/http/form'
import type { PasskeyNameForm } from '@/lib/people/second-factor/passkey-input'
import { PASSKEY_NAME_MAX, type PasskeyView } from '@/lib/people/second-factor/second-factor'
import type { FactorActions } from './factor-actions'
import { FactorRow } from './factor-row'

type PasskeyRowProps = {
  passkey: PasskeyView
  actions: Pick<FactorActions, 'renamePasskey' | 'removePasskey'>
}

/** One passkey. */
export function PasskeyRow({ passkey, actions }: PasskeyRowProps) {
  const { id, name, createdAt, lastUsedAt } = passkey
  const router = useRouter()
  return (
    <FactorRow
      title={name}
      facts={
        <>
          Passkey, added <Time at={createdAt} />,{' '}
          {lastUsedAt ? (
            <>
              last used <Time at={lastUsedAt} />
            </>
          ) : (
            'never used'
          )}
        </>
      }
      actions={
        <>
          <RenameButton name={name} rename={(form) => actions.renamePasskey(id, form)} />
          <ConfirmDialog
            stepUp
            trigger={
              <Button size="sm" aria-label={`Remove ${name}`}>
                Remove
              </Button>
            }
            title={`Remove ${name}?`}
            confirmLabel="Remove"
            tone="danger"
            action={() => actions.removePasskey(id)}
            done="Passkey removed"
            onDone={() => router.refresh()}
          >
            It can no longer be used to sign in here. Remove it from the device as well.
          </ConfirmDialog>
        </>
      }
    />
  )
}

type RenameButtonProps = {
  name: string
  rename: FormAction<PasskeyNameForm>
}

function RenameButton({ name, rename }: RenameButtonProps) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const renamed = () => {
    setOpen(false)
    router.refresh()
  }
  return (
    <>
      <Button size="sm" aria-label={`Rename ${name}`} onClick={() => setOpen(true)}>
        Rename
      </Button>
      <DialogRoot open={open} onOpenChange={setOpen}>
        {open ? (
          <DialogForm
            size="sm"
            title={`Rename ${name}`}
            confirm="Rename"
            action={rename}
            onDone={renamed}
          >
            {(field) => (
              <TextField
                {...field('name')}
                label="Name"
                defaultValue={name}
                maxLength={PASSKEY_NAME_MAX}
                autoComplete="off"
                required
              />
            )}
          </DialogForm>
        ) : null}
      </DialogRoot>
    </>
  )
}
