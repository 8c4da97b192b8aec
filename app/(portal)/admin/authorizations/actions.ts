'use server'

import { refreshed } from '@/app/(portal)/refreshed'
import { acceptInput } from '@/lib/accept-input'
import {
  type RevokeAllGivenForm,
  revokeAllGivenInput,
  revokeGivenInput,
} from '@/lib/grants/given-query'
import { revokeAllGiven, revokeGiven } from '@/lib/grants/revoke-given'
import type { Answer } from '@/lib/http/answer'

/** Takes back what people allowed apps, of those that were chosen. */
export async function revokeChosen(grantIds: string[]): Promise<Answer<number>> {
  return refreshed((actor) => revokeGiven(actor, acceptInput(revokeGivenInput, { grantIds })))
}

/** The same of everything that a page lists. */
export async function revokeAll(listed: RevokeAllGivenForm): Promise<Answer<number>> {
  return refreshed((actor) => revokeAllGiven(actor, acceptInput(revokeAllGivenInput, listed)))
}
