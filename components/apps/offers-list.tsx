import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { OwnerOffer } from '@/lib/apps/lifecycle/owner-offer'
import type { Answer } from '@/lib/http/answer'

type Reply = (appId: string) => Promise<Answer<void>>

type OffersListProps = { offers: readonly OwnerOffer[]; accept: Reply; decline: Reply }

/** The apps that colleagues want to hand over to the reader. */
export function OffersList({ offers, accept, decline }: OffersListProps) {
  return (
    <div className="mb-6">
      <Panel
        title="Offered to you"
        description="Who accepts an app answers for it. Whoever offers it keeps no right to it."
      >
        <ul className="flex flex-col gap-4">
          {offers.map((offer) => (
            <Offer key={offer.app.id} offer={offer} accept={accept} decline={decline} />
          ))}
        </ul>
      </Panel>
    </div>
  )
}

type OfferProps = { offer: OwnerOffer; accept: Reply; decline: Reply }

function Offer({ offer: { app, from, expiresAt }, accept, decline }: OfferProps) {
  const declining = useToastedAction(decline, `${app.name} was declined`)
  return (
    <li className="flex flex-col gap-3 sm:flex-row sm:items-center sm:justify-between">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="font-medium">
          <Name>{app.name}</Name>
        </p>
        {app.description ? <p className="text-muted">{app.description}</p> : null}
        <p className="text-[0.8125rem] text-muted">
          From <Name>{from.name}</Name>. Ends <Time at={expiresAt} />.
        </p>
      </div>
      <div className="flex shrink-0 gap-2">
        <ConfirmDialog
          stepUp
          trigger={
            <Button size="sm" variant="primary" aria-description={app.name}>
              Accept
            </Button>
          }
          title={`Accept ${app.name}?`}
          confirmLabel="Accept"
          action={() => accept(app.id)}
          done={`${app.name} is yours`}
        >
          <p>You own it at once: its secrets, its settings, and what it is answerable for.</p>
        </ConfirmDialog>
        <Button
          size="sm"
          aria-description={app.name}
          pending={declining.pending}
          onClick={() => declining.call(app.id)}
        >
          Decline
        </Button>
      </div>
    </li>
  )
}
