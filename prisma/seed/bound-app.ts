import { acceptInput } from '@/lib/accept-input'
import { networksInput } from '@/lib/apps/networks-input'
import { setAppNetworks } from '@/lib/apps/set-app-networks'
import { db } from '@/lib/db/client'
import { setSecretNetworks } from '@/lib/secrets/set-secret-networks'
import { STOCK_MIRROR } from './accounting-api'
import { goTo } from './calendar'
import type { People } from './people'

/** The warehouse's app is used from its network only, and its secret from one part of it. */
export async function seedBoundApp({ priya }: People): Promise<void> {
  goTo(12)
  const { id, secrets } = await db().app.findFirstOrThrow({
    where: { organizationId: priya.organizationId, name: STOCK_MIRROR },
    select: { id: true, secrets: { select: { id: true } } },
  })
  const networks = (typed: string) => acceptInput(networksInput, { networks: typed })
  await setAppNetworks(priya, id, networks('2001:db8:40::/48\n192.0.2.0/24'))
  for (const secret of secrets) {
    const which = { appId: id, secretId: secret.id }
    await setSecretNetworks(priya, which, networks('2001:db8:40::/64'))
  }
}
