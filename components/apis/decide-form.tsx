'use client'

import { useState } from 'react'
import { CheckboxField, RadioCards } from '@/components/ui/choice-field'
import { DialogForm } from '@/components/ui/dialog-form'
import { FieldError } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-field'
import type { DecisionForm } from '@/lib/apis/permissions/decision-input'
import {
  type AppAtApi,
  KIND_WORDS,
  PERMISSION_WORD_MAX,
  type Permission,
  permissionName,
  VERDICTS,
  type Verdict,
} from '@/lib/apis/permissions/permission'
import type { FormAction } from '@/lib/http/form'

const OPTIONS = {
  grant: {
    label: 'Grant',
    description: 'The app gets tokens with these scopes from now on.',
    word: 'A word to its developers',
  },
  refuse: {
    label: 'Refuse',
    description: 'The app does not get them. You can still grant them later.',
    word: 'Why, for its developers',
  },
  withdraw: {
    label: 'Withdraw',
    description:
      'They are gone at once, from tokens that live as well. Only JWTs that an API verifies by itself keep them until they expire.',
    word: 'Why, for its developers',
  },
} as const satisfies Record<Verdict, object>

type DecideFormProps = {
  row: AppAtApi
  decide: FormAction<DecisionForm, null>
  onDone: () => void
}

/** Chooses what is decided, about which permissions, and says why. */
export function DecideForm({ row: { app, permissions }, decide, onDone }: DecideFormProps) {
  const verdicts = (Object.keys(VERDICTS) as Verdict[]).filter((verdict) =>
    permissions.some((one) => isOpenTo(one, verdict)),
  )
  const [verdict, setVerdict] = useState<Verdict>(verdicts[0] ?? 'grant')
  return (
    <DialogForm
      title={`Permissions of ${app.name}`}
      description={`The app belongs to ${app.ownerName}. Its people read what you write.`}
      confirm={OPTIONS[verdict].label}
      action={decide}
      onDone={onDone}
    >
      {(field) => (
        <>
          <RadioCards
            {...field('verdict')}
            legend="Decision"
            options={verdicts.map((value) => ({ value, ...OPTIONS[value] }))}
            value={verdict}
            onValueChange={(value) => setVerdict(value as Verdict)}
          />
          <fieldset className="flex flex-col gap-2.5">
            <legend className="mb-1.5 font-medium">Permissions</legend>
            {permissions
              .filter((one) => isOpenTo(one, verdict))
              .map((one) => (
                <CheckboxField
                  key={`${verdict} ${permissionName(one)}`}
                  name={field('permissions').name}
                  value={permissionName(one)}
                  label={
                    <span className="font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
                      {one.scope}
                    </span>
                  }
                  description={KIND_WORDS[one.kind]}
                  // What stops an app is chosen one by one.
                  defaultChecked={verdict !== 'withdraw'}
                />
              ))}
            <Complaint sentence={field('permissions').error} />
          </fieldset>
          <TextArea
            {...field('word')}
            label={OPTIONS[verdict].word}
            optional={verdict === 'grant'}
            required={verdict !== 'grant'}
            maxLength={PERMISSION_WORD_MAX}
          />
        </>
      )}
    </DialogForm>
  )
}

function Complaint({ sentence }: { sentence: string | undefined }) {
  return sentence ? <FieldError>{sentence}</FieldError> : null
}

function isOpenTo({ status }: Permission, verdict: Verdict): boolean {
  return VERDICTS[verdict].some((one) => one === status)
}
