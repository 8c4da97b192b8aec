'use client'

import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { now } from '@/lib/clock'
import type { FieldErrors } from '@/lib/errors'
import type { FieldName } from '@/lib/http/form'
import { SECRET_NAME_MAX } from '@/lib/secrets/secret'
import type { SecretForm } from '@/lib/secrets/secret-input'
import type { SecretLimits } from '@/lib/secrets/secret-limits'
import {
  describeExpiry,
  type ExpiryDraft,
  expiryChoices,
  expiryDays,
  expiryOnTheWire,
  firstDraft,
  whyFewer,
} from './expiry'

/** What has been typed so far. It stays after a refusal. */
export type SecretDraft = { name: string; expiry: ExpiryDraft }

export function newDraft(name: string, limits: SecretLimits): SecretDraft {
  return { name, expiry: firstDraft(limits, now()) }
}

export function formOf({ name, expiry }: SecretDraft): SecretForm {
  return { name, expiresAt: expiryOnTheWire(expiry) }
}

type SecretFieldsProps = {
  draft: SecretDraft
  limits: SecretLimits
  onChange: (draft: SecretDraft) => void
  errors: FieldErrors | undefined
}

/** Name and expiry of a new secret, with the date that the choice will mean. */
export function SecretFields({ draft, limits, onChange, errors }: SecretFieldsProps) {
  const { name, expiry } = draft
  const choose = (part: Partial<ExpiryDraft>) =>
    onChange({ ...draft, expiry: { ...expiry, ...part } })
  const days = expiryDays(limits, now())
  const field = (name: FieldName<SecretForm>) => ({ name, error: errors?.[name] })
  const { error: expiryError, name: expiryName } = field('expiresAt')
  const dayError = expiryError && !expiry.day ? 'Choose a day.' : expiryError
  return (
    <>
      <TextField
        {...field('name')}
        label="Name"
        id="secret-name"
        description="Say where it will be used, such as “Production” or “CI”."
        required
        maxLength={SECRET_NAME_MAX}
        autoComplete="off"
        value={name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <div className="flex flex-col gap-1.5">
        <div className="flex flex-col gap-4 sm:grid sm:grid-cols-2 sm:gap-3">
          <SelectField
            label="Expires"
            name={expiryName}
            id="secret-expiry"
            options={expiryChoices(limits)}
            value={expiry.choice}
            onValueChange={(choice) => choose({ choice })}
            error={expiry.choice === 'date' ? undefined : expiryError}
          />
          {expiry.choice === 'date' ? (
            <TextField
              label="Last day (UTC)"
              name="day"
              id="secret-day"
              type="date"
              required
              min={days.first}
              max={days.last}
              value={expiry.day}
              onChange={(event) => choose({ day: event.currentTarget.value })}
              error={dayError}
            />
          ) : null}
        </div>
        <p aria-live="polite" className="text-[0.8125rem] text-muted tabular">
          {describeExpiry(expiry, now())} {whyFewer(limits)}
        </p>
      </div>
    </>
  )
}
