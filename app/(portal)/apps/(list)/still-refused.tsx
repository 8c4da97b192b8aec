import { listAddress, NO_FILTER } from '@/components/apps/list-address'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import type { Actor } from '@/lib/actor'
import type { AppQuery } from '@/lib/apps/list/app-query'
import { countStillRefused } from '@/lib/apps/list/count-still-refused'

const REFUSED = listAddress({ ...NO_FILTER, use: 'refused', sort: 'name', order: 'asc' })

/** Warns of secrets that no longer work and are still sent, unless the list shows just those apps. */
export async function StillRefusedBanner({ actor, query }: { actor: Actor; query: AppQuery }) {
  const count = query.use === 'refused' ? 0 : await countStillRefused(actor)
  if (count === 0) return null
  return (
    <div className="mb-4">
      <Banner
        tone="warning"
        title={
          count === 1
            ? 'One app is refused with a secret that no longer works'
            : `${count} apps are refused with a secret that no longer works`
        }
        action={
          <ButtonLink href={REFUSED} size="sm">
            Show {count === 1 ? 'it' : 'them'}
          </ButtonLink>
        }
      >
        Somewhere an old secret, or that of a suspended app, was sent in the last 24 hours.
      </Banner>
    </div>
  )
}
