'use client'

import { useState } from 'react'
import { CheckboxField } from '@/components/ui/choice-field'
import { SelectField } from '@/components/ui/select-field'
import type { FieldName } from '@/lib/http/form'
import { endsTokens, REVOKE_REASONS, type RevokeReason } from '@/lib/secrets/revocation-preview'
import type { RevokeForm } from '@/lib/secrets/secret-input'

const LABELS = {
  leaked: 'It leaked',
  replaced: 'It was replaced',
  not_needed: 'It is no longer needed',
} satisfies Record<RevokeReason, string>

const REASONS = [
  { value: '', label: 'No reason given' },
  ...REVOKE_REASONS.map((value) => ({ value, label: LABELS[value] })),
]

const REASON: FieldName<RevokeForm> = 'reason'
const END_TOKENS: FieldName<RevokeForm> = 'endTokens'

/** What a person has chosen so far. */
export type RevokeChoice = { reason: RevokeReason | null; endTokens: boolean }

/** Every reason suggests whether the tokens end too. The suggestion can be changed. */
export function useRevokeChoice() {
  const [choice, setChoice] = useState<RevokeChoice>({ reason: null, endTokens: endsTokens(null) })
  const chooseReason = (value: string) => {
    const reason = REVOKE_REASONS.find((one) => one === value) ?? null
    setChoice({ reason, endTokens: endsTokens(reason) })
  }
  const chooseTokens = (endTokens: boolean) => setChoice({ ...choice, endTokens })
  return { choice, chooseReason, chooseTokens }
}

type RevokeChoiceFieldsProps = ReturnType<typeof useRevokeChoice>

export function RevokeChoiceFields(props: RevokeChoiceFieldsProps) {
  const { choice, chooseReason, chooseTokens } = props
  return (
    <>
      <SelectField
        label="Reason"
        name={REASON}
        options={REASONS}
        onValueChange={chooseReason}
        value={choice.reason ?? ''}
      />
      <CheckboxField
        name={END_TOKENS}
        label="Also end every token minted with it"
        description={
          choice.reason === 'replaced'
            ? 'Usually not needed: the tokens that are left expire by themselves.'
            : 'Otherwise the tokens that are left work until they expire, refreshed ones too.'
        }
        checked={choice.endTokens}
        onCheckedChange={chooseTokens}
      />
    </>
  )
}
