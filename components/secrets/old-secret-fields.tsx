'use client'

import { CheckboxField } from '@/components/ui/choice-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { TypedNameField } from '@/components/ui/typed-name-field'
import { BlastRadius } from '@/components/usage/blast-radius'
import { isTypedName } from '@/lib/apps/app'
import { now } from '@/lib/clock'
import type { FieldErrors } from '@/lib/errors'
import type { FieldName } from '@/lib/http/form'
import {
  OLD_ENDS,
  type OldEnd,
  plannedWhen,
  QUIET_HOURS_DEFAULT,
  QUIET_HOURS_MAX,
} from '@/lib/secrets/planned-end'
import { type SecretView, usedRecently } from '@/lib/secrets/secret'
import type { SecretForm } from '@/lib/secrets/secret-input'
import { refusedNotice, type SecretLimits } from '@/lib/secrets/secret-limits'
import { LastUseSentence } from './last-use-sentence'
import { SecretName } from './secret-name'

const LABELS = {
  by_hand: 'I revoke it myself',
  now: 'Revoke it now',
  '1h': 'Ends after 1 hour',
  '24h': 'Ends after 24 hours',
  '7d': 'Ends after 7 days',
  '30d': 'Ends after 30 days',
  quiet: 'Ends when it has been quiet',
} satisfies Record<OldEnd, string>

/** The ends that the policy leaves: none that comes too soon after the new secret. */
function optionsOf(limits: SecretLimits) {
  const isAllowed = (end: OldEnd) => {
    if (end === 'by_hand' || end === 'quiet') return true
    const from = now()
    const when = plannedWhen(end, { from, quietHours: 0, afterHours: 0 })
    return refusedNotice(limits, { when, from }) === null
  }
  return OLD_ENDS.filter(isAllowed).map((value) => ({ value, label: LABELS[value] }))
}

/** What was chosen for the old secret so far. */
export type OldDraft = { ends: OldEnd; quietHours: string; force: boolean; typedName: string }

export const OLD_DRAFT: OldDraft = {
  ends: 'by_hand',
  quietHours: String(QUIET_HOURS_DEFAULT),
  force: false,
  typedName: '',
}

type OldSecret = {
  app: { id: string; name: string; limits: SecretLimits }
  old: SecretView | undefined
  draft: OldDraft
}

const asksForName = ({ old, draft }: OldSecret) =>
  draft.ends === 'now' && old !== undefined && usedRecently(old, now())

/** As the form sends it. */
export function oldOnTheWire({ old, draft }: OldSecret): Partial<SecretForm> {
  if (!old) return {}
  const { ends, quietHours, force, typedName } = draft
  const quiet = ends === 'quiet' ? { quietHours } : {}
  return { oldSecretId: old.id, oldEnds: ends, force, typedName, ...quiet }
}

/** Whether everything is there that *now* needs. */
export function isOldReady(chosen: OldSecret): boolean {
  if (chosen.draft.ends !== 'now' || !chosen.old) return true
  return (
    chosen.draft.force && (!asksForName(chosen) || isTypedName(chosen.app, chosen.draft.typedName))
  )
}

type OldSecretFieldsProps = OldSecret & {
  onChange: (draft: OldDraft) => void
  errors: FieldErrors | undefined
}

/** What becomes of the secret that is active already, once the new one is there. */
export function OldSecretFields({ app, old, draft, onChange, errors }: OldSecretFieldsProps) {
  if (!old) return null
  const { ends, quietHours, force, typedName } = draft
  const { secretNoticeHours: notice } = app.limits
  const choose = (part: Partial<OldDraft>) => onChange({ ...draft, ...part })
  const field = (name: FieldName<SecretForm>) => ({ name, error: errors?.[name] })
  return (
    <div className="flex flex-col gap-3 rounded-lg border px-3.5 py-3">
      <p>
        <SecretName name={old.name} hint={old.hint} />, <LastUseSentence use={old.use} />
      </p>
      <SelectField
        {...field('oldEnds')}
        label="The old secret"
        options={optionsOf(app.limits)}
        value={ends}
        onValueChange={(value) =>
          choose({ ends: OLD_ENDS.find((one) => one === value) ?? 'by_hand' })
        }
      />
      {notice > 0 ? (
        <p className="text-[0.8125rem] text-muted">
          Your organization keeps an old secret for {notice} hours at least.
        </p>
      ) : null}
      {ends === 'quiet' ? (
        <TextField
          {...field('quietHours')}
          label="Hours without a use"
          type="number"
          min={Math.max(1, notice)}
          max={QUIET_HOURS_MAX}
          required
          value={quietHours}
          onChange={(event) => choose({ quietHours: event.currentTarget.value })}
        />
      ) : null}
      {ends === 'now' ? <BlastRadius appId={app.id} of={{ secret: old.id }} /> : null}
      {ends === 'by_hand' ? null : (
        <CheckboxField
          name={field('force').name}
          label="Even if the new secret was never used"
          description={
            ends === 'now'
              ? 'Nothing has the new one yet: whatever still sends the old one is refused until it has.'
              : 'Otherwise the end waits until the new one was used.'
          }
          checked={force}
          onCheckedChange={(checked) => choose({ force: checked })}
        />
      )}
      {ends === 'by_hand' ? null : (
        <p className="text-[0.8125rem] text-muted">
          Tokens that were minted with it work until they expire.
          {ends === 'now' ? null : ' You can cancel a planned end.'}
        </p>
      )}
      {asksForName({ app, old, draft }) ? (
        <TypedNameField
          expected={app.name}
          value={typedName}
          onValueChange={(value) => choose({ typedName: value })}
        />
      ) : null}
    </div>
  )
}
