import { db } from '@/lib/db/client'
import { environmentProvider } from './environment-provider'
import type { ProviderButton } from './provider'
import { findButtons } from './store'

/** The providers whose buttons the sign-in page shows: the environment's first, others by name. */
export async function listSignInProviders(): Promise<ProviderButton[]> {
  const ofEnvironment = environmentProvider()
  const others = await findButtons(db())
  return ofEnvironment ? [{ id: ofEnvironment.id, name: ofEnvironment.name }, ...others] : others
}
