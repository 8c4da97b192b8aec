'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { RadioCards } from '@/components/ui/choice-field'
import { changesBetween, MeanwhileNote, type Saved, useMeanwhile } from '@/components/ui/meanwhile'
import { NothingSaved } from '@/components/ui/nothing-saved'
import { useSubmission } from '@/components/ui/submission'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useUnsavedGuard } from '@/components/ui/unsaved-guard'
import { API_NAME_MAX, type ApiView } from '@/lib/apis/api'
import type { Answer } from '@/lib/http/answer'
import { API_WORDS } from './api-words'
import { IdentifierField } from './identifier-field'
import { LifetimeField } from './lifetime-field'
import { ScopesField } from './scopes-field'

type ApiFormValues = Pick<ApiView, 'name' | 'tokenFormat' | 'tokenTtlSeconds' | 'scopes'> & {
  /** Null while there is none: it is chosen once. */
  identifier: string | null
}

type ApiFormProps = {
  values: ApiFormValues
  /** Of an API that is there. */
  saved?: Saved
  /** Answers the API's id. */
  action: (form: FormData) => Promise<Answer<string>>
  submitLabel: string
  done: string
  cancelHref: string
}

const FORMATS = [
  {
    value: 'opaque',
    label: 'Opaque',
    description: 'A random value. The API asks Keyturn what it is worth, so an end counts at once.',
  },
  {
    value: 'jwt',
    label: 'JWT',
    description:
      'Signed facts that the API reads by itself. It may accept one that was ended until its lifetime is over.',
  },
]

/** Registers or edits an API. What was typed stays until it is accepted or given up. */
export function ApiForm(props: ApiFormProps) {
  const [round, setRound] = useState(0)
  return <Round key={round} {...props} onStartAgain={() => setRound(round + 1)} />
}

function Round(props: ApiFormProps & { onStartAgain: () => void }) {
  const { values, saved, action, submitLabel, done, cancelHref } = props
  const router = useRouter()
  const toast = useToast()
  const guard = useUnsavedGuard()
  const { form, fields, refusal, pending } = useSubmission(action, (id) => {
    guard.release()
    toast(done)
    router.push(`/admin/apis/${id}`)
  })
  const { opened, told, revision } = useMeanwhile({ values, saved }, refusal)
  return (
    <form {...form} onChange={guard.hold} className="flex max-w-2xl flex-col gap-6">
      {revision ? <input type="hidden" name="revision" value={revision} /> : null}
      {told ? (
        <MeanwhileNote
          what="API"
          lastEdit={saved?.lastEdit ?? null}
          changes={changesBetween(API_WORDS, opened, values)}
          onStartAgain={props.onStartAgain}
        />
      ) : null}
      <NothingSaved refusal={refusal} />
      <TextField
        label="Name"
        name="name"
        required
        maxLength={API_NAME_MAX}
        defaultValue={opened.name}
        error={fields.name}
        autoComplete="off"
      />
      <IdentifierField fixed={opened.identifier} error={fields.identifier} />
      <RadioCards
        legend="Tokens"
        name="tokenFormat"
        options={FORMATS}
        defaultValue={opened.tokenFormat}
        error={fields.tokenFormat}
      />
      <LifetimeField seconds={opened.tokenTtlSeconds} error={fields.tokenTtlSeconds} />
      <ScopesField defaultValue={opened.scopes} error={fields.scopes} />
      <div className="flex flex-col-reverse gap-2 border-t pt-5 sm:flex-row sm:justify-end">
        <ButtonLink href={cancelHref}>Cancel</ButtonLink>
        <Button type="submit" variant="primary" pending={pending}>
          {told ? 'Save mine over theirs' : submitLabel}
        </Button>
      </div>
    </form>
  )
}
