'use server'

import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import {
  type NewTokenForm,
  newTokenForm,
} from '@/lib/initial-access-tokens/initial-access-token-input'
import { makeInitialAccessToken } from '@/lib/initial-access-tokens/make-initial-access-token'
import { revokeInitialAccessToken } from '@/lib/initial-access-tokens/revoke-initial-access-token'
import { changing } from '../../../changing'

/** Makes an initial access token. The one place where its value leaves. */
export async function make(form: FormOf<NewTokenForm>): Promise<Answer<string>> {
  return changing(async (actor) =>
    (await makeInitialAccessToken(actor, acceptForm(newTokenForm, form))).value.reveal(),
  )
}

/** Ends an initial access token. */
export async function revoke(id: string): Promise<Answer<void>> {
  return changing((actor) => revokeInitialAccessToken(actor, argumentText(id)))
}
