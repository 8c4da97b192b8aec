'use client'

import { FlaskConical } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogRoot } from '@/components/ui/dialog'
import type { PolicyForm } from '@/lib/policies/administration/policy-input'
import type { PolicySetting } from '@/lib/policies/policy'
import { isTriable } from '@/lib/violations/violation'
import { DryRunDialog } from './dry-run-dialog'
import type { Trying } from './use-dry-run'

export type DryRunProps = {
  setting: PolicySetting
  title: string
  /** Null for who may only read. */
  trying: Trying | null
  /** The moment after which an app was created if the policy counts for it today. */
  after: Date | undefined
  /** The change, from the form around the button. */
  read: (form: FormData) => PolicyForm
  confirm?: string
}

/** Shows what a policy would break before it is saved, and saves it from there; nothing for others. */
export function DryRunButton({ trying, ...props }: DryRunProps) {
  return trying && isTriable(props.setting) ? <TryButton {...props} trying={trying} /> : null
}

type TryButtonProps = DryRunProps & { trying: Trying }

function TryButton(props: TryButtonProps) {
  const { title, read } = props
  const [change, setChange] = useState<PolicyForm | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button
        ref={button}
        size="sm"
        className="w-fit"
        icon={FlaskConical}
        aria-label={`Dry run: ${title}`}
        onClick={() => setChange(read(new FormData(button.current?.form ?? undefined)))}
      >
        Dry run
      </Button>
      <DialogRoot open={change !== null} onOpenChange={() => setChange(null)}>
        {change ? <DryRunDialog {...props} change={change} close={() => setChange(null)} /> : null}
      </DialogRoot>
    </>
  )
}
