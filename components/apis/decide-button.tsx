'use client'

import { Gavel } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogRoot, DialogTrigger } from '@/components/ui/dialog'
import { Name } from '@/components/ui/name'
import { useToast } from '@/components/ui/toast'
import type { DecisionForm } from '@/lib/apis/permissions/decision-input'
import type { AppAtApi } from '@/lib/apis/permissions/permission'
import type { Answer } from '@/lib/http/answer'
import type { FormAction, FormOf } from '@/lib/http/form'
import { DecideForm } from './decide-form'

/** Decides about an app at the API of the page. */
export type DecideFor = (appId: string, form: FormOf<DecisionForm>) => Promise<Answer<null>>

type DecideButtonProps = { row: AppAtApi; decide: FormAction<DecisionForm, null> }

/** Opens the dialog in which an app's permissions are granted, refused or withdrawn. */
export function DecideButton({ row, decide }: DecideButtonProps) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  const { app, permissions } = row
  const waits = permissions.some(({ status }) => status === 'requested')
  return (
    <DialogRoot open={open} onOpenChange={setOpen} stepUp>
      <DialogTrigger
        render={
          <Button size="sm" icon={Gavel}>
            {waits ? 'Decide' : 'Change'}
            <span className="sr-only">
              {' '}
              about <Name>{app.name}</Name>
            </span>
          </Button>
        }
      />
      <DecideForm
        row={row}
        decide={decide}
        onDone={() => {
          setOpen(false)
          toast(`Decided about ${app.name}`)
        }}
      />
    </DialogRoot>
  )
}
