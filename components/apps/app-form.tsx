'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { changesBetween, MeanwhileNote, type Saved, useMeanwhile } from '@/components/ui/meanwhile'
import { NothingSaved } from '@/components/ui/nothing-saved'
import { useToast } from '@/components/ui/toast'
import { useUnsavedGuard } from '@/components/ui/unsaved-guard'
import { useForm } from '@/components/ui/use-form'
import type { ScopeChoices } from '@/lib/apis/api'
import type { Answer } from '@/lib/http/answer'
import { AccessSection } from './access-section'
import { AboutSection, type AppFormValues, LinksSection } from './app-form-sections'
import { REGISTRATION_WORDS } from './registration-words'

type AppFormProps = {
  values: AppFormValues
  /** Of an app that is there. */
  saved?: Saved
  /** The scopes that can be chosen. */
  choices: ScopeChoices
  /** Answers the app's client_id. */
  action: (form: FormData) => Promise<Answer<string>>
  submitLabel: string
  /** Where to go when it is done; `{id}` stands for the client_id. */
  next: string
  done: string
  cancelHref: string
}

/** Registers or edits an app. What was typed stays until it is accepted or given up. */
export function AppForm(props: AppFormProps) {
  const [round, setRound] = useState(0)
  return <Round key={round} {...props} onStartAgain={() => setRound(round + 1)} />
}

function Round(props: AppFormProps & { onStartAgain: () => void }) {
  const { values, saved, choices, action, submitLabel, next, done, cancelHref } = props
  const router = useRouter()
  const toast = useToast()
  const guard = useUnsavedGuard()
  const {
    form,
    errors: fields,
    error,
    pending,
  } = useForm(action, (id) => {
    guard.release()
    toast(done)
    router.push(next.replace('{id}', encodeURIComponent(id)))
  })
  const { opened, told, revision } = useMeanwhile({ values, saved }, error)

  return (
    <form {...form} onChange={guard.hold} className="flex max-w-2xl flex-col gap-8">
      {revision ? <input type="hidden" name="revision" value={revision} /> : null}
      {told ? (
        <MeanwhileNote
          what="app"
          lastEdit={saved?.lastEdit ?? null}
          changes={changesBetween(REGISTRATION_WORDS, opened, values)}
          onStartAgain={props.onStartAgain}
        />
      ) : null}
      <NothingSaved error={error} />
      <AboutSection values={opened} errors={fields} />
      <LinksSection values={opened} errors={fields} />
      <AccessSection values={opened} errors={fields} choices={choices} />
      <div className="flex flex-col-reverse gap-2 border-t pt-5 sm:flex-row sm:justify-end">
        <ButtonLink href={cancelHref}>Cancel</ButtonLink>
        <Button type="submit" variant="primary" pending={pending}>
          {told ? 'Save mine over theirs' : submitLabel}
        </Button>
      </div>
    </form>
  )
}
