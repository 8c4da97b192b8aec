'use client'

import { useRouter } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { Button, ButtonLink } from '@/components/ui/button'
import { useSubmission } from '@/components/ui/submission'
import { useToast } from '@/components/ui/toast'
import { useUnsavedGuard } from '@/components/ui/unsaved-guard'
import type { ScopeChoices } from '@/lib/apis/api'
import type { Answer } from '@/lib/http/answer'
import { AboutSection, AccessSection, type AppFormValues, LinksSection } from './app-form-sections'

type AppFormProps = {
  values: AppFormValues
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

/** Registers or edits an app. What was typed stays until it is accepted. */
export function AppForm(props: AppFormProps) {
  const { values, choices, action, submitLabel, next, done, cancelHref } = props
  const router = useRouter()
  const toast = useToast()
  const guard = useUnsavedGuard()
  const { form, fields, refusal, pending } = useSubmission(action, (id) => {
    guard.release()
    toast(done)
    router.push(next.replace('{id}', encodeURIComponent(id)))
  })

  return (
    <form {...form} onChange={guard.hold} className="flex max-w-2xl flex-col gap-8">
      {refusal ? (
        <Banner tone="danger" title={refusal.sentence} announce>
          Nothing was saved. What you typed is still here.
        </Banner>
      ) : null}
      <AboutSection values={values} errors={fields} />
      <LinksSection values={values} errors={fields} />
      <AccessSection values={values} errors={fields} choices={choices} />
      <div className="flex flex-col-reverse gap-2 border-t pt-5 sm:flex-row sm:justify-end">
        <ButtonLink href={cancelHref}>Cancel</ButtonLink>
        <Button type="submit" variant="primary" pending={pending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
