'use server'

import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { restoreApp } from '@/lib/apps/lifecycle/restore-app'
import { resumeApp } from '@/lib/apps/lifecycle/resume-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { type ManagementForm, managementInput } from '@/lib/apps/management-input'
import { addAppMember } from '@/lib/apps/members/add-app-member'
import { type NewMemberForm, newMemberInput } from '@/lib/apps/members/member-input'
import { removeAppMember } from '@/lib/apps/members/remove-app-member'
import { renewDevelopment } from '@/lib/apps/registration/renew-development'
import { setAppVerified } from '@/lib/apps/set-app-verified'
import { setManagementScopes } from '@/lib/apps/set-management-scopes'
import { keepApp } from '@/lib/apps/unused/keep-app'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { changed } from '../../changed'

export async function suspend(clientId: string): Promise<Answer<null>> {
  return changed((actor) => suspendApp(actor, clientId))
}

export async function keep(clientId: string): Promise<Answer<null>> {
  return changed((actor) => keepApp(actor, clientId))
}

export async function resume(clientId: string): Promise<Answer<null>> {
  return changed((actor) => resumeApp(actor, clientId))
}

export async function renew(clientId: string): Promise<Answer<null>> {
  return changed((actor) => renewDevelopment(actor, clientId))
}

export async function remove(clientId: string, typedName: string): Promise<Answer<null>> {
  return changed((actor) => deleteApp(actor, clientId, { typedName: argumentText(typedName) }))
}

export async function restore(clientId: string): Promise<Answer<null>> {
  return changed((actor) => restoreApp(actor, clientId))
}

export async function verify(clientId: string, verified: boolean): Promise<Answer<null>> {
  return changed((actor) => setAppVerified(actor, clientId, verified === true))
}

export async function grantManagement(
  clientId: string,
  form: FormOf<ManagementForm>,
): Promise<Answer<null>> {
  return changed((actor) => setManagementScopes(actor, clientId, acceptForm(managementInput, form)))
}

export async function addMember(
  clientId: string,
  form: FormOf<NewMemberForm>,
): Promise<Answer<null>> {
  return changed((actor) => addAppMember(actor, clientId, acceptForm(newMemberInput, form)))
}

export async function removeMember(clientId: string, personId: string): Promise<Answer<null>> {
  return changed((actor) => removeAppMember(actor, clientId, argumentText(personId)))
}
