'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { DELIVERY_KINDS, TARGET_NAME_MAX } from '@/lib/delivery/delivery-target'
import type { RotationActions } from './rotation-section'
import { KIND_WORDS } from './rotation-words'
import { RecipientFields, VaultFields } from './target-fields'

const OPTIONS = DELIVERY_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))

/** Asks where new secrets shall go. */
export function AddTargetDialog({ add }: { add: RotationActions['add'] }) {
  const [chosen, setChosen] = useState<string>(DELIVERY_KINDS[0])
  const kind = DELIVERY_KINDS.find((one) => one === chosen) ?? DELIVERY_KINDS[0]
  return (
    <FormDialog
      trigger={
        <Button variant="primary" icon={Plus}>
          Add target
        </Button>
      }
      title="Add delivery target"
      description="Its token is stored encrypted and never shown again."
      confirm="Add target"
      action={add}
      done={() => 'Delivery target added'}
    >
      {(field) => (
        <>
          <SelectField
            {...field('kind')}
            label="Kind"
            options={OPTIONS}
            value={kind}
            onValueChange={setChosen}
          />
          <TextField
            {...field('name')}
            label="Name"
            required
            maxLength={TARGET_NAME_MAX}
            autoComplete="off"
          />
          {kind === 'kv2' || kind === 'kubernetes' ? (
            <VaultFields kind={kind} field={field} />
          ) : (
            <RecipientFields kind={kind} field={field} />
          )}
        </>
      )}
    </FormDialog>
  )
}
