'use server'

import { type ScimTokenForm, scimTokenForm } from '@/lib/directory/directory-input'
import { makeScimToken } from '@/lib/directory/make-scim-token'
import { revokeScimToken } from '@/lib/directory/revoke-scim-token'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { changed } from '../../../changed'
import { changing } from '../../../changing'

/** Makes a SCIM token. The one place where its value leaves. */
export async function make(form: FormOf<ScimTokenForm>): Promise<Answer<string>> {
  return changing(async (actor) =>
    (await makeScimToken(actor, acceptForm(scimTokenForm, form))).value.reveal(),
  )
}

/** Ends a SCIM token. */
export async function revoke(tokenId: string): Promise<Answer<null>> {
  return changed((actor) => revokeScimToken(actor, argumentText(tokenId)))
}
