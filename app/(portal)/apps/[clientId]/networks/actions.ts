'use server'

import { changing } from '@/app/(portal)/changing'
import { type NetworksForm, networksInput } from '@/lib/apps/networks-input'
import { setAppNetworks } from '@/lib/apps/set-app-networks'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { setSecretNetworks } from '@/lib/secrets/set-secret-networks'
import {
  type NetworkProposal,
  type NetworksDryRun,
  type NetworksVerdict,
  verdictOf,
} from '@/lib/usage/networks'
import { proposeNetworks } from '@/lib/usage/propose-networks'
import { tryNetworks } from '@/lib/usage/try-networks'

/** Answers what the dry run of the same list says. */
export async function bindApp(
  appId: string,
  form: FormOf<NetworksForm>,
): Promise<Answer<NetworksVerdict>> {
  return changing(async (actor) => {
    const input = acceptForm(networksInput, form)
    await setAppNetworks(actor, appId, input)
    return verdictOf(await tryNetworks(actor, { appId }, input))
  })
}

/** The same for one secret. */
export async function bindSecret(
  appId: string,
  secretId: string,
  form: FormOf<NetworksForm>,
): Promise<Answer<NetworksVerdict>> {
  return changing(async (actor) => {
    const which = { appId, secretId: argumentText(secretId) }
    const input = acceptForm(networksInput, form)
    await setSecretNetworks(actor, which, input)
    return verdictOf(await tryNetworks(actor, which, input))
  })
}

/** Whom networks would refuse, before they are saved. Of one secret where `secretId` is not null. */
export async function tryBinding(
  appId: string,
  secretId: string | null,
  form: FormOf<NetworksForm>,
): Promise<Answer<NetworksDryRun>> {
  return asActor((actor) =>
    tryNetworks(actor, whichOf(appId, secretId), acceptForm(networksInput, form)),
  )
}

/** From which networks everybody came. Of one secret where `secretId` is not null. */
export async function propose(
  appId: string,
  secretId: string | null,
): Promise<Answer<NetworkProposal>> {
  return asActor((actor) => proposeNetworks(actor, whichOf(appId, secretId)))
}

const whichOf = (appId: string, secretId: string | null) => ({
  appId,
  secretId: secretId === null ? undefined : argumentText(secretId),
})
