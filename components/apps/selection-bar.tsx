'use client'

import clsx from 'clsx'
import { lazy, Suspense } from 'react'
import { Banner } from '@/components/ui/banner'
import { useSelection } from './selection'
import type { SeveralActions } from './selection-acts'
import { type Refusal, useOutcomes } from './use-outcomes'

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

/** Above the list: chooses all of the page, and changes what is chosen. */
export function SelectionBar({ apps, actions, atOnce }: BarProps) {
  const { chosen, choose } = useSelection()
  const ids = apps.map(({ id }) => id).filter((id) => chosen.has(id))
  const all = ids.length === apps.length
  const { refused, told } = useOutcomes(apps)
  return (
    <>
      {refused.length > 0 ? <NotChanged refused={refused} /> : null}
      <div
        className={clsx(
          'mb-2 flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2 px-4 [@media(scripting:none)]:hidden',
          // What can be done stays in sight while more of a long list is chosen.
          ids.length > 0 &&
            'sticky top-26 z-20 sm:top-16 rounded-xl border bg-raised py-2 shadow-raised',
        )}
      >
        <label className="-m-2 flex items-center gap-3 p-2 text-muted">
          <input
            type="checkbox"
            checked={all}
            ref={(box) => {
              if (box) box.indeterminate = ids.length > 0 && !all
            }}
            onChange={() =>
              choose(
                apps.map(({ id }) => id),
                !all,
              )
            }
            className="size-4 accent-accent"
          />
          Select all on this page
        </label>
        {ids.length > 0 ? (
          <div className="flex flex-wrap items-center gap-2">
            <span role="status" className="tabular font-medium">
              {ids.length} selected
            </span>
            <Suspense>
              <SelectionActs ids={ids} actions={actions} atOnce={atOnce} told={told} />
            </Suspense>
          </div>
        ) : null}
      </div>
    </>
  )
}

function NotChanged({ refused }: { refused: readonly Refusal[] }) {
  return (
    <div className="mb-4">
      <Banner
        tone="danger"
        announce
        title={`${refused.length === 1 ? 'One app was' : `${refused.length} apps were`} not changed`}
      >
        <ul>
          {refused.map(({ id, name, sentence }) => (
            <li key={id}>
              <span className="font-medium text-text">{name}</span>: {sentence}
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  )
}
