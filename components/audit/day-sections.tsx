'use client'

import type { ReactNode } from 'react'
import { useZone } from '@/components/ui/zone'
import { byDay } from './by-day'

type DaySectionsProps = { items: readonly { id: string; at: Date; item: ReactNode }[] }

/** Items under the day on which they happened, in the reader's time zone. */
export function DaySections({ items }: DaySectionsProps) {
  const zone = useZone()
  return (
    <div className="flex flex-col gap-6">
      {byDay(items, zone).map(({ day, items: ofDay }) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-2 font-semibold text-[0.9375rem]">{day}</h2>
          <ul className="divide-y overflow-clip rounded-xl border bg-surface">
            {ofDay.map(({ id, item }) => (
              <li key={id}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
