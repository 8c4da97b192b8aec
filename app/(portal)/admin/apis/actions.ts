'use server'

import { refresh } from 'next/cache'
import { deleteApi } from '@/lib/apis/delete-api'
import { editApi } from '@/lib/apis/edit-api'
import { registerApi } from '@/lib/apis/register-api'
import { currentActor } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { formFields } from '@/lib/http/form-fields'
import { revisionIn } from '@/lib/http/revision-in'
import { apiIn } from './api-in-form'

/** Registers an API and answers its id. */
export async function register(form: FormData): Promise<Answer<string>> {
  return answer(async () => {
    const { identifier = '' } = formFields(form)
    return (await registerApi(await currentActor(), { ...apiIn(form), identifier })).id
  })
}

/** Changes an API and answers its id; when somebody else was faster, the page shows what is saved. */
export async function edit(apiId: string, form: FormData): Promise<Answer<string>> {
  const told = { ...apiIn(form), ...revisionIn(form) }
  const outcome = await answer(
    async () => (await editApi(await currentActor(), String(apiId), told)).id,
  )
  if (!outcome.ok && outcome.refusal.code === 'api_changed_meanwhile') refresh()
  return outcome
}

/** Deletes an API; when it is used meanwhile, the page shows by whom. */
export async function remove(apiId: string, evenThoughUsed: boolean): Promise<Answer<void>> {
  const outcome = await answer(async () =>
    deleteApi(await currentActor(), String(apiId), { evenThoughUsed: evenThoughUsed === true }),
  )
  if (!outcome.ok) refresh()
  return outcome
}
