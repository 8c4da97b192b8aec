import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { newId } from '@/lib/crypto/random'
import * as add from '../administration/add-provider'
import * as edit from '../administration/edit-provider'
import { PRESET } from '../presets'
import { newProviderForm, type ProviderForm, providerForm } from '../provider-input'
import type { ProductServer } from './product-server'

/** The form of a product, as its preset fills it and an administrator completes it. */
export function formOf({ issuer, clientId, secret, product }: ProductServer): ProviderForm {
  const { scopes, addressClaim, trustsAddresses, groupsClaim } = PRESET[product.preset]
  return {
    id: newId('idp'),
    preset: product.preset,
    name: PRESET[product.preset].label,
    issuer,
    clientId,
    clientSecret: secret,
    secretEndsAt: '',
    scopes,
    addressClaim,
    ...(trustsAddresses && { trustsAddresses: 'on' }),
    domains: 'fjord.example',
    groupsClaim,
    developerGroup: 'makers',
    hasButton: 'on',
  }
}

/** The verbs of providers, each with its input parsed first. */
export async function addProvider(actor: Actor, form: ProviderForm) {
  return add.addProvider(actor, acceptInput(newProviderForm, form))
}

export async function editProvider(actor: Actor, id: string, form: Partial<ProviderForm>) {
  return edit.editProvider(actor, id, acceptInput(providerForm, form))
}
