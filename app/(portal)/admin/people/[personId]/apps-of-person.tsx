import { ListOfApps } from '@/app/(portal)/apps/(list)/list-of-apps'
import { HandOverButton } from '@/components/leavers/hand-over-button'
import type { Actor } from '@/lib/actor'
import { appQuery } from '@/lib/apps/list/app-query'
import { browseApps } from '@/lib/apps/list/browse-apps'
import type { Leaver } from '@/lib/leavers/leaver'
import { handOver } from './actions'

type OfPerson = { actor: Actor; leaver: Leaver }

/** The apps that a person owns: some or all of them get another owner here. */
export async function OwnedApps({ actor, leaver }: OfPerson) {
  const query = { ...appQuery.parse({}), owner: leaver.id }
  const page = await browseApps(actor, query)
  return (
    <section aria-labelledby="owned" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="owned" className="font-semibold text-base">
          Apps they own
        </h2>
        {page.total > 0 ? (
          <HandOverButton
            name={leaver.name}
            apps={page.total}
            handOver={handOver.bind(null, leaver.id)}
          />
        ) : null}
      </div>
      {page.total > 0 ? (
        <ListOfApps actor={actor} query={query} page={page} caption="Apps they own" />
      ) : (
        <p className="text-muted">They own no app.</p>
      )}
    </section>
  )
}

/** The apps of others that a person may change. */
export async function SharedApps({ actor, leaver }: OfPerson) {
  const query = { ...appQuery.parse({}), member: leaver.id }
  const page = await browseApps(actor, query)
  return (
    <section aria-labelledby="shared" className="flex flex-col gap-3">
      <h2 id="shared" className="font-semibold text-base">
        Apps they may change
      </h2>
      {page.total > 0 ? (
        <ListOfApps actor={actor} query={query} page={page} caption="Apps they may change" />
      ) : (
        <p className="text-muted">They were added to no app of somebody else.</p>
      )}
    </section>
  )
}
