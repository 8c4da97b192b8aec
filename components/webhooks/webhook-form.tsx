'use client'

import { Button, ButtonLink } from '@/components/ui/button'
import { NothingSaved } from '@/components/ui/nothing-saved'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import { useRouter } from '@/components/ui/use-router'
import type { FormAction } from '@/lib/http/form'
import type { EventGroup } from '@/lib/webhooks/event-catalogue'
import { WEBHOOK_DESCRIPTION_MAX, WEBHOOK_URL_MAX, type WebhookView } from '@/lib/webhooks/webhook'
import type { WebhookForm as Fields } from '@/lib/webhooks/webhook-input'
import { EventsField } from './events-field'

type WebhookFormProps = {
  values: Pick<WebhookView, 'url' | 'description' | 'events'>
  groups: readonly EventGroup[]
  /** Answers the id of the endpoint. */
  action: FormAction<Fields, string>
  submitLabel: string
  /** What the toast says. */
  done: string
  cancelHref: string
}

/** Adds or edits an endpoint. */
export function WebhookForm(props: WebhookFormProps) {
  const { values, groups, action, submitLabel, done, cancelHref } = props
  const router = useRouter()
  const toast = useToast()
  const { form, field, error, pending } = useForm(action, (id) => {
    toast(done)
    router.push(`/admin/webhooks/${id}`)
  })
  return (
    <form {...form} className="flex max-w-2xl flex-col gap-6">
      <NothingSaved error={error} />
      <TextField
        {...field('url')}
        label="Address"
        description="Messages are sent here by POST. It has to be https."
        required
        mono
        type="url"
        maxLength={WEBHOOK_URL_MAX}
        defaultValue={values.url}
        placeholder="https://example.com/keyturn"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        {...field('description')}
        label="Description"
        optional
        maxLength={WEBHOOK_DESCRIPTION_MAX}
        defaultValue={values.description}
        placeholder="Pages the team on call"
        autoComplete="off"
      />
      <EventsField {...field('events')} groups={groups} chosen={values.events} />
      <div className="flex flex-col-reverse gap-2 border-t pt-5 sm:flex-row sm:justify-end">
        <ButtonLink href={cancelHref}>Cancel</ButtonLink>
        <Button type="submit" variant="primary" pending={pending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
