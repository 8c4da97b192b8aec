'use client'

import { MakeOnceButton } from '@/components/ui/make-once-button'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/http/form'
import {
  INITIAL_ACCESS_TOKEN_DAYS,
  INITIAL_ACCESS_TOKEN_NAME_MAX,
} from '@/lib/initial-access-tokens/initial-access-token'
import type { NewTokenForm } from '@/lib/initial-access-tokens/initial-access-token-input'

const DAYS = INITIAL_ACCESS_TOKEN_DAYS.map((days) => ({
  value: String(days),
  label: days === 1 ? '1 day' : `${days} days`,
}))

/** Makes a token for so many days, then shows it once. */
export function MakeTokenButton({ make }: { make: FormAction<NewTokenForm, string> }) {
  return (
    <MakeOnceButton
      label="New token"
      noun="token"
      title="New initial access token"
      description="Until it ends, whoever holds it can register apps. Those apps belong to you."
      confirm="Make token"
      make={make}
    >
      {(field) => (
        <>
          <TextField
            {...field('name')}
            label="Name"
            required
            maxLength={INITIAL_ACCESS_TOKEN_NAME_MAX}
            description="What will use it, such as “Tenant deployment”."
            autoComplete="off"
          />
          <SelectField {...field('days')} label="Works for" options={DAYS} defaultValue="7" />
        </>
      )}
    </MakeOnceButton>
  )
}
