import { db } from '@/lib/db/client'
import { environmentProvider } from './environment-provider'
import type { ProviderButton } from './provider'
import { findNamed } from './store'

type Link = { issuer: string; providerId: string | null }

/** The enabled providers at which somebody with these links can sign in. */
export async function findProvidersOfLinks(links: readonly Link[]): Promise<ProviderButton[]> {
  const environment = environmentProvider()
  const ids = links.flatMap(({ providerId }) => providerId ?? [])
  const named = ids.length > 0 ? await findNamed(db(), ids) : []
  const byEnvironment = environment && links.some(({ providerId }) => providerId === null)
  return byEnvironment ? [{ id: environment.id, name: environment.name }, ...named] : named
}
