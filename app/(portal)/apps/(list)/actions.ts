'use server'

import { acceptInput } from '@/lib/accept-input'
import { changeOwners } from '@/lib/apps/lifecycle/change-owners'
import { resumeApps } from '@/lib/apps/lifecycle/resume-apps'
import type { AppOutcome } from '@/lib/apps/lifecycle/several-apps'
import { type NewOwnerForm, newOwnerInput, severalApps } from '@/lib/apps/lifecycle/several-input'
import { suspendApps } from '@/lib/apps/lifecycle/suspend-apps'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { changing } from '../../changing'

export async function suspendChosen(appIds: string[]): Promise<Answer<AppOutcome[]>> {
  return changing((actor) => suspendApps(actor, acceptInput(severalApps, { appIds })))
}

export async function resumeChosen(appIds: string[]): Promise<Answer<AppOutcome[]>> {
  return changing((actor) => resumeApps(actor, acceptInput(severalApps, { appIds })))
}

export async function giveChosen(form: FormOf<NewOwnerForm>): Promise<Answer<AppOutcome[]>> {
  return changing((actor) => changeOwners(actor, acceptForm(newOwnerInput, form)))
}
