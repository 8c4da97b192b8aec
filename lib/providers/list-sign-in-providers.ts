import { db } from '@/lib/db/client'
import { environmentProvider } from './environment-provider'
import type { ProviderButton } from './provider'
import { findEnabledProviders } from './store'

/** What the sign-in page shows. */
export type SignInProviders = {
  /** The environment's first, others by name. */
  buttons: ProviderButton[]
  /** Whether an address alone may be enough, since it leads to a provider. */
  byAddress: boolean
}

/** The providers by which somebody can sign in. */
export async function listSignInProviders(): Promise<SignInProviders> {
  const ofEnvironment = environmentProvider()
  const enabled = await findEnabledProviders(db())
  const others = enabled.filter(({ hasButton }) => hasButton).map(({ id, name }) => ({ id, name }))
  const first = ofEnvironment ? [{ id: ofEnvironment.id, name: ofEnvironment.name }] : []
  return { buttons: [...first, ...others], byAddress: enabled.length > 0 }
}
