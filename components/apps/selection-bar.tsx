'use client'

import { lazy, Suspense } from 'react'
import { ChosenBar } from './chosen-bar'
import type { SeveralActions } from './selection-acts'

// Their dialogs are loaded when something is chosen.
const SelectionActs = lazy(async () => ({
  default: (await import('./selection-acts')).SelectionActs,
}))

type BarProps = {
  apps: readonly { id: string; name: string }[]
  actions: SeveralActions
  /** An administrator gives apps away at once; an owner offers them. */
  atOnce: boolean
}

/** Above the list of apps: changes those that are chosen. */
export function SelectionBar({ apps, actions, atOnce }: BarProps) {
  return (
    <ChosenBar all={apps} undone="changed">
      {({ ids, told }) => (
        <Suspense>
          <SelectionActs ids={ids} actions={actions} atOnce={atOnce} told={told} />
        </Suspense>
      )}
    </ChosenBar>
  )
}
