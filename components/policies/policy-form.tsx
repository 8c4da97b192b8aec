'use client'

import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { useToast } from '@/components/ui/toast'
import { type FieldOf, useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { PolicySetting } from '@/lib/policies/policy'
import { DryRunButton, type DryRunProps } from './dry-run-button'
import type { LastChangeProps } from './last-change'
import { PolicyHeading } from './policy-heading'

/** What is said of every policy: who changed it last, where it counts, and how it is tried. */
export type PolicyRow = LastChangeProps & { trying: DryRunProps['trying'] }

export type PolicyFormProps<Fields> = PolicyRow & {
  /** Null for who may only read. */
  save: FormAction<Fields> | null
}

type Parts<Fields> = {
  id: string
  field: FieldOf<Fields>
  refused: ReactNode
  /** Save, and Dry run where the policy can be tried. */
  buttons: ReactNode
}

type Props<Fields> = PolicyFormProps<Fields> & {
  setting: PolicySetting
  title: string
  sentence: string
  read: DryRunProps['read']
  /** What is set, for who may only read. */
  shown: ReactNode
  children: (parts: Parts<Fields>) => ReactNode
}

/** A policy that is saved by a form: what it does, who changed it last, and its field. */
export function PolicyForm<Fields>(props: Props<Fields>) {
  const { title, sentence, change, scope, save, shown } = props
  const id = useId()
  return (
    <div className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <PolicyHeading id={id} title={title} sentence={sentence} change={change} scope={scope} />
      {save ? <Form {...props} id={id} save={save} /> : shown}
    </div>
  )
}

type FormProps<Fields> = Props<Fields> & { id: string; save: FormAction<Fields> }

function Form<Fields>(props: FormProps<Fields>) {
  const { id, setting, title, scope, save, trying, read, children } = props
  const toast = useToast()
  const { form, field, sentence, pending } = useForm(save, () => toast(`${title} changed`))
  const buttons = (
    <>
      <Button type="submit" size="sm" pending={pending} aria-label={`Save: ${title}`}>
        Save
      </Button>
      <DryRunButton
        setting={setting}
        title={title}
        trying={trying}
        after={scope?.after}
        read={read}
      />
    </>
  )
  return (
    <form {...form} className="flex flex-col gap-3">
      {children({ id, field, refused: <Refused sentence={sentence} />, buttons })}
    </form>
  )
}
