'use server'

import { refresh } from 'next/cache'
import { acceptInput } from '@/lib/accept-input'
import { addAppKey } from '@/lib/apps/keys/add-app-key'
import { appKeyForm, removeKeyInput } from '@/lib/apps/keys/app-key-input'
import { removeAppKey } from '@/lib/apps/keys/remove-app-key'
import { setJwksUri } from '@/lib/apps/keys/set-jwks-uri'
import { currentActor } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { formFields } from '@/lib/http/form-fields'

export async function add(appId: string, form: FormData): Promise<Answer<null>> {
  return answer(async () => {
    await addAppKey(await currentActor(), appId, acceptInput(appKeyForm, formFields(form)))
    refresh()
    return null
  })
}

export async function remove(
  appId: string,
  keyId: string,
  typedName: string,
): Promise<Answer<null>> {
  return answer(async () => {
    const asked = acceptInput(removeKeyInput, { keyId, typedName })
    await removeAppKey(await currentActor(), { appId, ...asked })
    refresh()
    return null
  })
}

export async function setAddress(appId: string, form: FormData): Promise<Answer<null>> {
  return answer(async () => {
    const { jwksUri = '' } = formFields(form)
    await setJwksUri(await currentActor(), appId, { jwksUri })
    refresh()
    return null
  })
}
