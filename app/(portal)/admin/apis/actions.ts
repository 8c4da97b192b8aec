'use server'

import { refresh } from 'next/cache'
import { type ApiForm, apiForm, newApiForm } from '@/lib/apis/api-form'
import { deleteApi } from '@/lib/apis/delete-api'
import { editApi } from '@/lib/apis/edit-api'
import { decidePermissions } from '@/lib/apis/permissions/decide-permissions'
import { type DecisionForm, decision } from '@/lib/apis/permissions/decision-input'
import { registerApi } from '@/lib/apis/register-api'
import { asActor } from '@/lib/auth/as-actor'
import { config } from '@/lib/config'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { changed } from '../../changed'

/** Registers an API and answers its id. */
export async function register(form: FormOf<ApiForm>): Promise<Answer<string>> {
  return asActor(
    async (actor) => (await registerApi(actor, acceptForm(newApiForm(config().url), form))).id,
  )
}

/** Changes an API and answers its id; when somebody else was faster, the page shows what is saved. */
export async function edit(apiId: string, form: FormOf<ApiForm>): Promise<Answer<string>> {
  const answer = await asActor(
    async (actor) => (await editApi(actor, argumentText(apiId), acceptForm(apiForm, form))).id,
  )
  if (!answer.ok && answer.refusal.code === 'api_changed_meanwhile') refresh()
  return answer
}

/** Grants, refuses or withdraws permissions of an app. The page shows what is there then. */
export async function decide(
  apiId: string,
  appId: string,
  form: FormOf<DecisionForm>,
): Promise<Answer<null>> {
  const answer = await changed((actor) => {
    const place = { apiId: argumentText(apiId), appId: argumentText(appId) }
    return decidePermissions(actor, place, acceptForm(decision, form))
  })
  if (!answer.ok && answer.refusal.code === 'permission_decided_meanwhile') refresh()
  return answer
}

/** Deletes an API; when it is used meanwhile, the page shows by whom. */
export async function remove(apiId: string, evenThoughUsed: boolean): Promise<Answer<void>> {
  const answer = await asActor((actor) =>
    deleteApi(actor, argumentText(apiId), { evenThoughUsed: evenThoughUsed === true }),
  )
  if (!answer.ok && answer.refusal.code === 'api_in_use') refresh()
  return answer
}
