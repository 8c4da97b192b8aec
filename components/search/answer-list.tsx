'use client'

import clsx from 'clsx'
import { ArrowRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { FileLink } from '@/components/ui/link'
import type { HitGroup, HitKind } from '@/lib/search/search'
import { HitRow } from './hit-row'
import { GROUP_LABELS } from './hit-words'
import type { Option as Choice } from './use-search'

type AnswerListProps = {
  groups: readonly HitGroup[]
  /** One for each answer, in their order, and a last one for the page with all. */
  options: readonly Choice[]
  chosen: string | undefined
  onGo: (href: string) => void
}

/** Not a fieldset: that is no group of a listbox. */
const groupOf = (kind: HitKind) => ({ role: 'group', 'aria-labelledby': `search-group-${kind}` })

/** The answers as the list of a combobox (WAI-ARIA Authoring Practices). Each is a link too. */
export function AnswerList({ groups, options, chosen, onGo }: AnswerListProps) {
  const last = options.at(-1)
  let place = 0
  return (
    // The focus stays in the field, which the keys of this list belong to.
    <div
      id="search-answers"
      role="listbox"
      aria-label="Answers"
      tabIndex={-1}
      className="max-h-[min(34rem,calc(100dvh-5rem))] overflow-y-auto p-1.5"
    >
      {groups.map(({ kind, hits }) => (
        <div key={kind} {...groupOf(kind)} className="pb-1">
          <p id={`search-group-${kind}`} className="px-2.5 pt-2 pb-1 text-muted text-xs">
            {GROUP_LABELS[kind]}
          </p>
          {hits.map((hit) => {
            const option = options[place]
            place += 1
            return option ? (
              <Option key={option.id} option={option} chosen={chosen} onGo={onGo}>
                <HitRow hit={hit} />
              </Option>
            ) : null
          })}
        </div>
      ))}
      {last ? (
        <Option option={last} chosen={chosen} onGo={onGo}>
          <ArrowRight aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
          {groups.some(({ more }) => more)
            ? 'There are more: all answers'
            : 'All answers on a page'}
        </Option>
      ) : null}
    </div>
  )
}

type OptionProps = {
  option: Choice
  chosen: string | undefined
  onGo: (href: string) => void
  children: ReactNode
}

function Option({ option, chosen, onGo, children }: OptionProps) {
  const link = useRef<HTMLAnchorElement>(null)
  const isChosen = option.id === chosen
  useEffect(() => {
    if (isChosen) link.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <FileLink
      ref={link}
      id={option.id}
      href={option.href}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        // With a modifier the browser opens it elsewhere.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onGo(option.href)
      }}
      className={clsx(
        'flex items-start gap-2.5 rounded-lg px-2.5 py-2 hover:bg-hover',
        isChosen && 'bg-hover',
      )}
    >
      {children}
    </FileLink>
  )
}
