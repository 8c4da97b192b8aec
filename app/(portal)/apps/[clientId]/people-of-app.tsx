import { PeoplePanel } from '@/components/apps/people-panel'
import { GivenPanel } from '@/components/given/given-panel'
import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { findOwnerOffer } from '@/lib/apps/lifecycle/find-owner-offer'
import { countGivenTo } from '@/lib/grants/list-given'
import { listDisabled } from '@/lib/people/list-disabled'
import { addMember, removeMember } from './actions'
import { give, withdraw } from './owner/actions'

type PeopleOfAppProps = { actor: Actor; app: AppView; changeable: boolean }

/**
 * Who owns the app, who may change it, and for how many people it acts. Its owner and administrators give
 * it to somebody else.
 */
export async function PeopleOfApp({ actor, app, changeable }: PeopleOfAppProps) {
  const atOnce = actor.role === 'administrator'
  const gives = changeable && (atOnce || app.owner.id === actor.personId)
  const ownership = gives
    ? {
        atOnce,
        offer: await findOwnerOffer(actor, app.id),
        give: give.bind(null, app.id),
        withdraw: withdraw.bind(null, app.id),
      }
    : null
  const people = [app.owner.id, ...app.members.map(({ id }) => id)]
  const disabled = await listDisabled(actor, people)
  const given = await countGivenTo(actor, app.id)
  return (
    <>
      <PeoplePanel
        owner={app.owner}
        disabled={disabled}
        ownership={ownership}
        members={app.members}
        changeable={changeable}
        add={addMember.bind(null, app.id)}
        remove={removeMember.bind(null, app.id)}
      />
      {given?.total ? <GivenPanel appId={app.id} count={given} /> : null}
    </>
  )
}
