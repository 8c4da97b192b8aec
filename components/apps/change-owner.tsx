'use client'

import { UserRoundPen } from 'lucide-react'
import { ActButton } from '@/components/ui/act-button'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { Name } from '@/components/ui/name'
import { TextField } from '@/components/ui/text-field'
import { Time } from '@/components/ui/time'
import type { OwnerOffer } from '@/lib/apps/lifecycle/owner-offer'
import type { NewMemberForm } from '@/lib/apps/members/member-input'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import { GIVING } from './giving-words'

export type Ownership = {
  /** An administrator gives at once; an owner offers. */
  atOnce: boolean
  offer: OwnerOffer | null
  give: FormAction<NewMemberForm, null>
  withdraw: () => Promise<Answer<null>>
}

/** Gives the app to somebody else, and says to whom it is offered. */
export function ChangeOwner({ atOnce, offer, give, withdraw }: Ownership) {
  const words = atOnce ? GIVING.atOnce : GIVING.byOffer
  return (
    <div className="mt-3 flex flex-col gap-2">
      {offer ? <Offered offer={offer} withdraw={withdraw} /> : null}
      <FormDialog
        trigger={
          <Button size="sm" icon={UserRoundPen} className="w-fit">
            Change owner
          </Button>
        }
        title="Change the owner"
        description={words.description}
        confirm="Change owner"
        action={give}
        done={() => words.done}
      >
        {(field) => (
          <TextField
            {...field('email')}
            id="new-owner-email"
            label="Email of the new owner"
            type="email"
            autoComplete="off"
            placeholder="name@company.com"
          />
        )}
      </FormDialog>
    </div>
  )
}

function Offered({ offer, withdraw }: { offer: OwnerOffer } & Pick<Ownership, 'withdraw'>) {
  return (
    <div className="flex flex-wrap items-center gap-2 text-[0.8125rem]">
      <p className="min-w-0 flex-1 text-muted [overflow-wrap:anywhere]">
        Offered to <Name>{offer.to.name}</Name>, who has not answered. Ends{' '}
        <Time at={offer.expiresAt} />.
      </p>
      <ActButton size="sm" act={withdraw} done="The offer was withdrawn">
        Withdraw
      </ActButton>
    </div>
  )
}
