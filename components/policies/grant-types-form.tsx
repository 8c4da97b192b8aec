'use client'

import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/choice-field'
import { FieldError } from '@/components/ui/field'
import { Refused } from '@/components/ui/refused'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { GrantTypesForm as Fields } from '@/lib/policies/administration/policy-input'
import { GRANT_TYPES, type GrantType } from '@/lib/policies/policy'
import { LastChange } from './last-change'
import { GRANT_TYPE_WORDS } from './policy-words'

type GrantTypesFormProps = {
  allowed: readonly GrantType[]
  change: { at: Date; byName: string } | undefined
  /** Null for who may only read. */
  save: FormAction<Fields> | null
}

/** Which ways to a token apps may use. */
export function GrantTypesForm({ allowed, change, save }: GrantTypesFormProps) {
  const id = useId()
  const toast = useToast()
  const { form, field, sentence, pending } = useForm(save ?? refuse, () =>
    toast('Allowed grant types changed'),
  )
  const { name, error } = field('allowedGrantTypes')
  return (
    <form {...form} className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <fieldset
        disabled={!save}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-sentence`}
        className="flex flex-col gap-3"
      >
        <div className="flex max-w-2xl flex-col gap-1">
          <h3 id={`${id}-title`} className="font-medium">
            Allowed grant types
          </h3>
          <p id={`${id}-sentence`} className="text-pretty text-muted">
            How apps get tokens. One that is taken away works for no app from its next request on;
            tokens that are out live to their end.
          </p>
          <LastChange change={change} />
        </div>
        <div className="grid gap-3 sm:grid-cols-2">
          {GRANT_TYPES.map((type) => (
            <CheckboxField
              key={type}
              name={name}
              value={type}
              defaultChecked={allowed.includes(type)}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-error` : undefined}
              {...GRANT_TYPE_WORDS[type]}
            />
          ))}
        </div>
        {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      </fieldset>
      <Refused sentence={sentence} />
      {save ? (
        <Button type="submit" size="sm" pending={pending} className="w-fit">
          Save grant types
        </Button>
      ) : null}
    </form>
  )
}

async function refuse(): Promise<never> {
  throw new Error('a form without an action was sent')
}
