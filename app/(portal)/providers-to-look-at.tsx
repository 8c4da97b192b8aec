import { ProviderNotices } from '@/components/providers/provider-notices'
import type { Actor } from '@/lib/actor'
import { listProviderNotices } from '@/lib/providers/administration/list-provider-notices'

/** For administrators: the providers about which something has to be done. */
export async function ProvidersToLookAt({ actor }: { actor: Actor }) {
  return <ProviderNotices providers={await listProviderNotices(actor)} />
}
