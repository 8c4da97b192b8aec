'use client'

import { CheckboxField } from '@/components/ui/choice-field'
import { TextArea } from '@/components/ui/text-field'
import { holdsPrivateKey } from '@/lib/apps/keys/app-key'
import type { FieldName } from '@/lib/http/form'
import type { SecretForm } from '@/lib/secrets/secret-input'

const NAME = 'recipient' satisfies FieldName<SecretForm>

const PRIVATE = 'This is a private key. Paste its public half only; this one was not sent.'

/** Whether a key is there that may be sent, or none is wanted. */
export function isRecipientReady(recipient: string | null): boolean {
  return recipient === null || (recipient.trim() !== '' && !holdsPrivateKey(recipient))
}

type RecipientFieldProps = {
  /** Null: the value is shown. */
  recipient: string | null
  onChange: (recipient: string | null) => void
  error: string | undefined
}

/** Lets a new secret be sealed to a public key, so that neither this browser nor anybody between sees it. */
export function RecipientField({ recipient, onChange, error }: RecipientFieldProps) {
  return (
    <div className="flex flex-col gap-3">
      <CheckboxField
        label="Deliver sealed"
        description="To a public key. You get a JWE that only its private half opens; the value is never in this browser."
        checked={recipient !== null}
        onCheckedChange={(checked) => onChange(checked ? '' : null)}
      />
      {recipient === null ? null : (
        <TextArea
          name={NAME}
          label="Public key (JWK)"
          mono
          required
          rows={5}
          spellCheck={false}
          autoComplete="off"
          placeholder='{"kty":"EC","crv":"P-256","x":"…","y":"…"}'
          value={recipient}
          error={holdsPrivateKey(recipient) ? PRIVATE : error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  )
}
