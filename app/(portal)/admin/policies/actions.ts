'use server'

import { refresh } from 'next/cache'
import type { SwitchSetting } from '@/components/policies/policy-words'
import type { Actor } from '@/lib/actor'
import { allowHost } from '@/lib/apps/documents/allow-host'
import { removeAllowedHost } from '@/lib/apps/documents/remove-allowed-host'
import { currentActor } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { formFields } from '@/lib/http/form-fields'
import { makeInitialAccessToken } from '@/lib/initial-access-tokens/make-initial-access-token'
import { revokeInitialAccessToken } from '@/lib/initial-access-tokens/revoke-initial-access-token'
import { setPolicy } from '@/lib/policies/administration/set-policy'
import type { GrantType } from '@/lib/policies/policy'

/** A change whose result the page must show. */
async function changing<T>(work: (actor: Actor) => Promise<T>): Promise<Answer<T>> {
  const outcome = await answer(async () => work(await currentActor()))
  if (outcome.ok) refresh()
  return outcome
}

/** Switches one policy on or off. */
export async function turn(setting: SwitchSetting, on: boolean): Promise<Answer<void>> {
  return changing(async (actor) => {
    await setPolicy(actor, { [setting]: on })
  })
}

/** Says which grant types apps may use. */
export async function saveGrantTypes(form: FormData): Promise<Answer<void>> {
  // The verb reads them again: what is none of them is refused.
  const allowedGrantTypes = form.getAll('grantType').map(String) as GrantType[]
  return changing(async (actor) => {
    await setPolicy(actor, { allowedGrantTypes })
  })
}

/** Makes an initial access token. The one place where its value leaves. */
export async function make(form: FormData): Promise<Answer<string>> {
  return changing(async (actor) => {
    const { name = '', days } = formFields(form)
    // As with the grant types: only the days that are offered are accepted.
    const input = { name, days: Number(days) as 7 }
    return (await makeInitialAccessToken(actor, input)).reveal()
  })
}

/** Ends an initial access token. */
export async function revoke(id: string): Promise<Answer<void>> {
  return changing((actor) => revokeInitialAccessToken(actor, String(id)))
}

/** Lets apps in that are described by a document on this host; answers the host as it was read. */
export async function admit(form: FormData): Promise<Answer<string>> {
  return changing((actor) => allowHost(actor, { host: formFields(form).host ?? '' }))
}

/** Lets no more of them in, and stops those that came. */
export async function dismiss(host: string): Promise<Answer<void>> {
  return changing((actor) => removeAllowedHost(actor, String(host)))
}
