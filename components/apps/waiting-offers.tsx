'use client'

import { type ComponentProps, lazy, Suspense } from 'react'
import type { OffersList as List } from './offers-list'

// The list and its dialogs are loaded when something is offered.
const OffersList = lazy(async () => ({ default: (await import('./offers-list')).OffersList }))

/** The apps that colleagues want to hand over to the reader; nothing is loaded while there are none. */
export function WaitingOffers(props: ComponentProps<typeof List>) {
  if (props.offers.length === 0) return null
  return (
    <Suspense>
      <OffersList {...props} />
    </Suspense>
  )
}
