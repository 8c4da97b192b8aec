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
import { DryRunButton } from './dry-run-button'
import { GRANT_TYPE_WORDS } from './grant-type-words'
import type { LastChangeProps } from './last-change'
import { PolicyHeading } from './policy-heading'
import type { Trying } from './use-dry-run'

type GrantTypesFormProps = LastChangeProps & {
  allowed: readonly GrantType[]
  /** Null for who may only read. */
  save: FormAction<Fields> | null
  trying: Trying | null
}

/** Which ways to a token apps may use. */
export function GrantTypesForm({ allowed, change, scope, save, trying }: GrantTypesFormProps) {
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
        aria-describedby={`${id}-hint`}
        className="flex flex-col gap-3"
      >
        <PolicyHeading
          id={id}
          title="Allowed grant types"
          sentence="How apps get tokens. One that is taken away works for no app from its next request on; tokens that are out live to their end."
          change={change}
          scope={scope}
        />
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
        <div className="flex flex-wrap gap-2">
          <Button type="submit" size="sm" pending={pending}>
            Save grant types
          </Button>
          <DryRunButton
            setting="allowedGrantTypes"
            title="Allowed grant types"
            trying={trying}
            after={scope?.after}
            read={(form) => ({
              allowedGrantTypes: form.getAll('allowedGrantTypes') as GrantType[],
            })}
          />
        </div>
      ) : null}
    </form>
  )
}

async function refuse(): Promise<never> {
  throw new Error('a form without an action was sent')
}
