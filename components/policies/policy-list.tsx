'use client'

import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { TextArea } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { ListForm } from '@/lib/policies/administration/policy-input'
import type { ListSetting } from '@/lib/policies/policy'
import { isTriable } from '@/lib/violations/violation'
import { DryRunButton, type Trying } from './dry-run-button'
import type { LastChangeProps } from './last-change'
import { LISTS } from './list-words'
import { PolicyHeading } from './policy-heading'

type PolicyListProps = LastChangeProps & {
  setting: ListSetting
  value: readonly string[]
  /** Null for who may only read. */
  save: FormAction<ListForm> | null
  trying: Trying | null
}

/** A policy that lists what is allowed. */
export function PolicyList({ setting, value, change, scope, save, trying }: PolicyListProps) {
  const id = useId()
  const { title, sentence, all } = LISTS[setting]
  const tryButton =
    save && trying && isTriable(setting) ? (
      <DryRunButton
        title={title}
        trying={trying}
        after={scope?.after}
        read={(form) => ({ [setting]: String(form.get(setting)).split(/\r?\n/) })}
      />
    ) : null
  return (
    <div className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <PolicyHeading id={id} title={title} sentence={sentence} change={change} scope={scope} />
      {save ? (
        <Lines key={value.join(' ')} setting={setting} value={value} save={save}>
          {tryButton}
        </Lines>
      ) : (
        <p className="font-medium [overflow-wrap:anywhere]">{value.join(', ') || all}</p>
      )}
    </div>
  )
}

type LinesProps = Pick<PolicyListProps, 'setting' | 'value'> & {
  children: ReactNode
  save: FormAction<ListForm>
}

function Lines({ setting, value, save, children }: LinesProps) {
  const toast = useToast()
  const { title, label } = LISTS[setting]
  const { form, field, sentence, pending } = useForm(save, () => toast(`${title} changed`))
  return (
    <form {...form} className="flex max-w-2xl flex-col gap-2">
      <TextArea
        {...field(setting)}
        label={label}
        rows={Math.min(8, value.length + 2)}
        spellCheck={false}
        autoComplete="off"
        defaultValue={value.join('\n')}
      />
      <Refused sentence={sentence} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          size="sm"
          pending={pending}
          className="w-fit"
          aria-label={`Save: ${title}`}
        >
          Save
        </Button>
        {children}
      </div>
    </form>
  )
}
