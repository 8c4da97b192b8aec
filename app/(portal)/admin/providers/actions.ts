'use server'

import { refresh } from 'next/cache'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { addProvider } from '@/lib/providers/administration/add-provider'
import { editProvider } from '@/lib/providers/administration/edit-provider'
import { removeProvider } from '@/lib/providers/administration/remove-provider'
import { disableProvider, enableProvider } from '@/lib/providers/administration/switch-provider'
import { testProvider } from '@/lib/providers/administration/test-provider'
import type { Finding } from '@/lib/providers/finding'
import { newProviderForm, type ProviderForm, providerForm } from '@/lib/providers/provider-input'
import { changed } from '../../changed'
import { changing } from '../../changing'

/** Adds a provider and answers its id. */
export async function add(form: FormOf<ProviderForm>): Promise<Answer<string>> {
  return asActor((actor) => addProvider(actor, acceptForm(newProviderForm, form)))
}

/** Changes a provider and answers its id; when somebody else was faster, the page shows what is saved. */
export async function edit(
  providerId: string,
  form: FormOf<ProviderForm>,
): Promise<Answer<string>> {
  const answer = await asActor((actor) =>
    editProvider(actor, argumentText(providerId), acceptForm(providerForm, form)),
  )
  if (!answer.ok && answer.refusal.code === 'provider_changed_meanwhile') refresh()
  return answer
}

/** Tests the connection; the page shows a secret that is refused. */
export async function test(providerId: string): Promise<Answer<Finding[]>> {
  return changing((actor) => testProvider(actor, argumentText(providerId)))
}

/** Switches a provider on. */
export async function switchOn(providerId: string): Promise<Answer<null>> {
  return changed((actor) => enableProvider(actor, argumentText(providerId)))
}

/** Switches a provider off. */
export async function switchOff(providerId: string): Promise<Answer<null>> {
  return changed((actor) => disableProvider(actor, argumentText(providerId)))
}

/** Removes a provider. */
export async function remove(providerId: string): Promise<Answer<void>> {
  return asActor((actor) => removeProvider(actor, argumentText(providerId)))
}
