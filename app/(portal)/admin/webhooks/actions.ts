'use server'

import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { addEndpoint } from '@/lib/webhooks/add-endpoint'
import { resendMessage } from '@/lib/webhooks/delivery/resend-message'
import { editEndpoint } from '@/lib/webhooks/edit-endpoint'
import { makeSecret } from '@/lib/webhooks/make-secret'
import { removeEndpoint } from '@/lib/webhooks/remove-endpoint'
import { removeSecret } from '@/lib/webhooks/remove-secret'
import { disableEndpoint, enableEndpoint } from '@/lib/webhooks/switch-endpoint'
import { testEndpoint } from '@/lib/webhooks/test-endpoint'
import { type WebhookForm, webhookForm } from '@/lib/webhooks/webhook-input'
import { changed } from '../../changed'
import { changing } from '../../changing'

/** Adds an endpoint and answers its id. */
export async function add(form: FormOf<WebhookForm>): Promise<Answer<string>> {
  return asActor((actor) => addEndpoint(actor, acceptForm(webhookForm, form)))
}

/** Changes an endpoint and answers its id. */
export async function edit(webhookId: string, form: FormOf<WebhookForm>): Promise<Answer<string>> {
  return asActor((actor) =>
    editEndpoint(actor, argumentText(webhookId), acceptForm(webhookForm, form)),
  )
}

/** Makes a signing secret. The one place where its value leaves. */
export async function make(webhookId: string): Promise<Answer<string>> {
  return changing(async (actor) =>
    (await makeSecret(actor, argumentText(webhookId))).value.reveal(),
  )
}

/** Removes a signing secret. */
export async function removeOne(webhookId: string, secretId: string): Promise<Answer<null>> {
  return changed((actor) => removeSecret(actor, argumentText(webhookId), argumentText(secretId)))
}

/** Sends a test. */
export async function test(webhookId: string): Promise<Answer<null>> {
  return changed((actor) => testEndpoint(actor, argumentText(webhookId)))
}

/** Sends a message again. */
export async function resend(webhookId: string, messageId: string): Promise<Answer<null>> {
  const named = { endpointId: argumentText(webhookId), messageId: argumentText(messageId) }
  return changed((actor) => resendMessage(actor, named))
}

/** Switches an endpoint on. */
export async function switchOn(webhookId: string): Promise<Answer<null>> {
  return changed((actor) => enableEndpoint(actor, argumentText(webhookId)))
}

/** Switches an endpoint off. */
export async function switchOff(webhookId: string): Promise<Answer<null>> {
  return changed((actor) => disableEndpoint(actor, argumentText(webhookId)))
}

/** Removes an endpoint. */
export async function remove(webhookId: string): Promise<Answer<void>> {
  return asActor((actor) => removeEndpoint(actor, argumentText(webhookId)))
}
