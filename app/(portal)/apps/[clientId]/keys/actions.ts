'use server'

import { changed } from '@/app/(portal)/changed'
import { acceptInput } from '@/lib/accept-input'
import { addAppKey } from '@/lib/apps/keys/add-app-key'
import {
  type AppKeyForm,
  appKeyInput,
  type JwksUriForm,
  jwksUriInput,
  removeKeyInput,
} from '@/lib/apps/keys/app-key-input'
import { removeAppKey } from '@/lib/apps/keys/remove-app-key'
import { setJwksUri } from '@/lib/apps/keys/set-jwks-uri'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'

export async function add(appId: string, form: FormOf<AppKeyForm>): Promise<Answer<null>> {
  return changed((actor) => addAppKey(actor, appId, acceptForm(appKeyInput, form)))
}

export async function remove(
  appId: string,
  keyId: string,
  typedName: string,
): Promise<Answer<null>> {
  return changed((actor) =>
    removeAppKey(actor, appId, acceptInput(removeKeyInput, { keyId, typedName })),
  )
}

export async function setAddress(appId: string, form: FormOf<JwksUriForm>): Promise<Answer<null>> {
  return changed((actor) => setJwksUri(actor, appId, acceptForm(jwksUriInput, form)))
}
