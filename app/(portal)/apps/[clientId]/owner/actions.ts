'use server'

import { changed } from '@/app/(portal)/changed'
import { changeOwner } from '@/lib/apps/lifecycle/change-owner'
import { withdrawOffer } from '@/lib/apps/lifecycle/withdraw-offer'
import { type NewMemberForm, newMemberInput } from '@/lib/apps/members/member-input'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'

/** Gives the app to a colleague, or offers it to them. */
export async function give(clientId: string, form: FormOf<NewMemberForm>): Promise<Answer<null>> {
  return changed((actor) => changeOwner(actor, clientId, acceptForm(newMemberInput, form).email))
}

/** Offers the app to nobody any more. */
export async function withdraw(clientId: string): Promise<Answer<null>> {
  return changed((actor) => withdrawOffer(actor, clientId))
}
