'use client'

import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { TextArea } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { ListForm } from '@/lib/policies/administration/policy-input'
import type { ListSetting } from '@/lib/policies/policy'
import type { LastChangeProps } from './last-change'
import { LISTS } from './list-words'
import { PolicyHeading } from './policy-heading'

type PolicyListProps = LastChangeProps & {
  setting: ListSetting
  value: readonly string[]
  /** Null for who may only read. */
  save: FormAction<ListForm> | null
}

/** A policy that lists what is allowed. */
export function PolicyList({ setting, value, change, save }: PolicyListProps) {
  const id = useId()
  const { title, sentence, all } = LISTS[setting]
  return (
    <div className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <PolicyHeading id={id} title={title} sentence={sentence} change={change} />
      {save ? (
        <Lines key={value.join(' ')} setting={setting} value={value} save={save} />
      ) : (
        <p className="font-medium [overflow-wrap:anywhere]">{value.join(', ') || all}</p>
      )}
    </div>
  )
}

type LinesProps = Pick<PolicyListProps, 'setting' | 'value'> & { save: FormAction<ListForm> }

function Lines({ setting, value, save }: LinesProps) {
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
      <Button
        type="submit"
        size="sm"
        pending={pending}
        className="w-fit"
        aria-label={`Save: ${title}`}
      >
        Save
      </Button>
    </form>
  )
}
