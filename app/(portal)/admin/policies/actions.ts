'use server'

import { refresh } from 'next/cache'
import type { SwitchSetting } from '@/components/policies/policy-words'
import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { allowHost } from '@/lib/apps/documents/allow-host'
import { type NewHostForm, newAllowedHost } from '@/lib/apps/documents/allowed-host-input'
import { removeAllowedHost } from '@/lib/apps/documents/remove-allowed-host'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import {
  type NewTokenForm,
  newTokenForm,
} from '@/lib/initial-access-tokens/initial-access-token-input'
import { makeInitialAccessToken } from '@/lib/initial-access-tokens/make-initial-access-token'
import { revokeInitialAccessToken } from '@/lib/initial-access-tokens/revoke-initial-access-token'
import {
  type GrantTypesForm,
  grantTypesForm,
  policyChange,
} from '@/lib/policies/administration/policy-input'
import { setPolicy } from '@/lib/policies/administration/set-policy'

/** A change whose result the page must show. */
async function changing<T>(work: (actor: Actor) => Promise<T>): Promise<Answer<T>> {
  const answer = await asActor(work)
  if (answer.ok) refresh()
  return answer
}

/** Switches one policy on or off. */
export async function turn(setting: SwitchSetting, on: boolean): Promise<Answer<void>> {
  return changing(async (actor) => {
    await setPolicy(actor, acceptInput(policyChange, { [setting]: on }))
  })
}

/** Saves which grant types apps may use. */
export async function saveGrantTypes(form: FormOf<GrantTypesForm>): Promise<Answer<void>> {
  return changing(async (actor) => {
    await setPolicy(actor, acceptForm(grantTypesForm, form))
  })
}

/** Makes an initial access token. The one place where its value leaves. */
export async function make(form: FormOf<NewTokenForm>): Promise<Answer<string>> {
  return changing(async (actor) =>
    (await makeInitialAccessToken(actor, acceptForm(newTokenForm, form))).reveal(),
  )
}

/** Ends an initial access token. */
export async function revoke(id: string): Promise<Answer<void>> {
  return changing((actor) => revokeInitialAccessToken(actor, String(id)))
}

/** Allows the metadata-document apps of this host. Answers the host as it was read. */
export async function allow(form: FormOf<NewHostForm>): Promise<Answer<string>> {
  return changing((actor) => allowHost(actor, acceptForm(newAllowedHost, form)))
}

/** Allows no more of them, and suspends those that came. */
export async function remove(host: string): Promise<Answer<void>> {
  return changing((actor) => removeAllowedHost(actor, String(host)))
}
