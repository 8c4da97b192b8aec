'use server'

import { changed } from '@/app/(portal)/changed'
import { changing } from '@/app/(portal)/changing'
import { acceptInput } from '@/lib/accept-input'
import type { AppOutcome } from '@/lib/apps/lifecycle/several-apps'
import { type NewMemberForm, newMemberInput } from '@/lib/apps/members/member-input'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { handOverApps } from '@/lib/leavers/hand-over-apps'
import { keepSecret } from '@/lib/leavers/keep-secret'
import { type KeepSecretForm, keepSecretInput } from '@/lib/leavers/leaver-input'
import { personIdInput } from '@/lib/people/person-input'

/** Leaves a secret as it is that somebody who left has seen. */
export async function keep(form: FormOf<KeepSecretForm>): Promise<Answer<null>> {
  return changed((actor) => keepSecret(actor, acceptForm(keepSecretInput, form)))
}

/** Gives every app of a person to a colleague. */
export async function handOver(
  personId: string,
  form: FormOf<NewMemberForm>,
): Promise<Answer<AppOutcome[]>> {
  return changing((actor) =>
    handOverApps(actor, acceptInput(personIdInput, personId), acceptForm(newMemberInput, form)),
  )
}
