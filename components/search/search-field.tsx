'use client'

import clsx from 'clsx'
import { Search as Glyph } from 'lucide-react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { controlClass } from '@/components/ui/field'
import { useHydrated } from '@/components/ui/use-hydrated'
import { NO_SECRET_PATTERN } from '@/lib/search/recognise-secret'
import { NOTHING, readAsked, searchAddress, textOf } from './asked'
import type { Search } from './use-search'

/** The field of the one box: a combobox (WAI-ARIA Authoring Practices) that keeps the focus. */
export function SearchField({ search }: { search: Search }) {
  const { input, asked, options, chosen, show, take } = search
  return (
    <div className="relative min-w-0 flex-1 sm:w-40 lg:w-44">
      <Glyph
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        role="combobox"
        name="q"
        aria-label="Search"
        aria-expanded={options.length > 0}
        aria-controls={options.length > 0 ? 'search-answers' : undefined}
        aria-autocomplete="list"
        aria-activedescendant={chosen?.id}
        aria-keyshortcuts={useHydrated() ? '/ Control+K Meta+K' : undefined}
        placeholder="Search"
        title="Never a whole secret: only its public part"
        pattern={NO_SECRET_PATTERN}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        value={textOf(asked)}
        onFocus={show}
        onChange={(event) => take(event.currentTarget.value)}
        onKeyDown={(event) => press(search, event)}
        onPaste={(event) => paste(search, event)}
        className={clsx(controlClass, 'pl-9')}
      />
    </div>
  )
}

function press(search: Search, event: KeyboardEvent): void {
  const keys = new Map([
    ['Escape', () => leave(search)],
    ['ArrowDown', () => search.move(1)],
    ['ArrowUp', () => search.move(-1)],
    ['Enter', () => answer(search)],
  ])
  const act = event.nativeEvent.isComposing ? undefined : keys.get(event.key)
  if (!act) return
  event.preventDefault()
  act()
}

/** Escape empties the box first, and leaves it when it is empty. */
function leave({ asked, input, close }: Search): void {
  if (asked === NOTHING) input.current?.blur()
  close()
}

function answer({ asked, chosen, go }: Search): void {
  const text = textOf(asked).trim()
  if (chosen) go(chosen.href)
  else if (text) go(searchAddress(text))
}

/** A secret never stands in the field, not for a moment. */
function paste({ take }: Search, event: ClipboardEvent): void {
  const pasted = event.clipboardData.getData('text')
  if (readAsked(pasted).kind === 'words') return
  event.preventDefault()
  take(pasted)
}
