'use client'

import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import type { AppOutcome } from '@/lib/apps/lifecycle/several-apps'
import { useSelection } from './selection'
import { type Refusal, useOutcomes } from './use-outcomes'

export type Chosen = {
  ids: string[]
  /** Tells what became of each. */
  told: (outcomes: AppOutcome[]) => void
}

type ChosenBarProps = {
  /** All of this page, by the names of their apps. */
  all: readonly { id: string; name: string }[]
  /** What of a refused one was not done: “changed”. */
  undone: string
  /** What can be done to those that are chosen. */
  children: (chosen: Chosen) => ReactNode
}

/** Above a list: chooses all of the page, and says which of those that were chosen were refused. */
export function ChosenBar({ all, undone, children }: ChosenBarProps) {
  const { chosen, choose } = useSelection()
  const ids = all.map(({ id }) => id).filter((id) => chosen.has(id))
  const isAll = ids.length === all.length
  const { refused, told } = useOutcomes(all)
  return (
    <>
      {refused.length > 0 ? <NotDone refused={refused} undone={undone} /> : null}
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
            checked={isAll}
            ref={(box) => {
              if (box) box.indeterminate = ids.length > 0 && !isAll
            }}
            onChange={() =>
              choose(
                all.map(({ id }) => id),
                !isAll,
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
            {children({ ids, told })}
          </div>
        ) : null}
      </div>
    </>
  )
}

function NotDone({ refused, undone }: { refused: readonly Refusal[]; undone: string }) {
  return (
    <div className="mb-4">
      <Banner
        tone="danger"
        announce
        title={`${refused.length === 1 ? 'One app was' : `${refused.length} apps were`} not ${undone}`}
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
