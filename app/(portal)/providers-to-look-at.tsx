import { ProviderNotices } from '@/components/providers/provider-notices'
import { providerNotices } from './provider-notices'

/** For administrators: the providers about which something has to be done. */
export async function ProvidersToLookAt() {
  return <ProviderNotices providers={await providerNotices()} />
}
