'use server'

import { refresh } from 'next/cache'
import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { restoreApp } from '@/lib/apps/lifecycle/restore-app'
import { resumeApp } from '@/lib/apps/lifecycle/resume-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { addAppMember } from '@/lib/apps/members/add-app-member'
import { removeAppMember } from '@/lib/apps/members/remove-app-member'
import { setAppVerified } from '@/lib/apps/set-app-verified'
import { currentActor } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { formFields } from '@/lib/http/form-fields'

/** Answers nothing but success, and shows what the change has made of the page. */
function changed(work: () => Promise<unknown>): Promise<Answer<null>> {
  return answer(async () => {
    await work()
    refresh()
    return null
  })
}

export async function suspend(clientId: string): Promise<Answer<null>> {
  return changed(async () => suspendApp(await currentActor(), clientId))
}

export async function resume(clientId: string): Promise<Answer<null>> {
  return changed(async () => resumeApp(await currentActor(), clientId))
}

export async function remove(clientId: string, typedName: string): Promise<Answer<null>> {
  return changed(async () => deleteApp(await currentActor(), clientId, { typedName }))
}

export async function restore(clientId: string): Promise<Answer<null>> {
  return changed(async () => restoreApp(await currentActor(), clientId))
}

export async function verify(clientId: string, verified: boolean): Promise<Answer<null>> {
  return changed(async () => setAppVerified(await currentActor(), clientId, verified === true))
}

export async function addMember(clientId: string, form: FormData): Promise<Answer<null>> {
  const { email = '' } = formFields(form)
  return changed(async () => addAppMember(await currentActor(), clientId, { email }))
}

export async function removeMember(clientId: string, personId: string): Promise<Answer<null>> {
  return changed(async () => removeAppMember(await currentActor(), clientId, personId))
}
