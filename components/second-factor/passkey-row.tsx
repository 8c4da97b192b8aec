'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { useSubmission } from '@/components/ui/submission'
import { TextField } from '@/components/ui/text-field'
import { Time } from '@/components/ui/time'
import { PASSKEY_NAME_MAX, type PasskeyView } from '@/lib/people/second-factor/second-factor'
import type { FactorDoors } from './factor-doors'
import { FactorRow } from './factor-row'

type PasskeyRowProps = {
  passkey: PasskeyView
  doors: Pick<FactorDoors, 'renamePasskey' | 'removePasskey'>
}

/** One passkey. */
export function PasskeyRow({ passkey, doors }: PasskeyRowProps) {
  const { id, name, createdAt, lastUsedAt } = passkey
  const [renaming, setRenaming] = useState(false)
  const router = useRouter()
  const renamed = () => {
    setRenaming(false)
    router.refresh()
  }
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
          <Button size="sm" aria-label={`Rename ${name}`} onClick={() => setRenaming(true)}>
            Rename
          </Button>
          <DialogRoot open={renaming} onOpenChange={setRenaming}>
            {renaming ? (
              <Rename
                name={name}
                rename={(form) => doors.renamePasskey(id, form)}
                onRenamed={renamed}
              />
            ) : null}
          </DialogRoot>
          <ConfirmDialog
            trigger={
              <Button size="sm" aria-label={`Remove ${name}`}>
                Remove
              </Button>
            }
            title={`Remove ${name}?`}
            confirmLabel="Remove"
            tone="danger"
            action={() => doors.removePasskey(id)}
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

type RenameProps = {
  name: string
  rename: (form: FormData) => ReturnType<FactorDoors['renamePasskey']>
  onRenamed: () => void
}

function Rename({ name, rename, onRenamed }: RenameProps) {
  const formId = useId()
  const { form, fields, pending } = useSubmission(rename, onRenamed)
  return (
    <DialogContent
      size="sm"
      title={`Rename ${name}`}
      footer={
        <Button type="submit" form={formId} variant="primary" pending={pending}>
          Rename
        </Button>
      }
    >
      <form id={formId} {...form}>
        <TextField
          label="Name"
          name="name"
          defaultValue={name}
          error={fields.name}
          maxLength={PASSKEY_NAME_MAX}
          autoComplete="off"
          required
        />
      </form>
    </DialogContent>
  )
}
