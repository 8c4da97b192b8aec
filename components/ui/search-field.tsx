'use client'

import clsx from 'clsx'
import { Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { SEARCH_MAX } from '@/lib/text'
import { controlClass } from './field'
import { lengthComplaint } from './use-length'

const WAIT_MS = 300

/**
 * A search box inside a GET form. It sends the form by itself shortly after the last key; without a
 * script, Enter does.
 */
export function SearchField({
  name = 'q',
  label,
  defaultValue,
}: {
  name?: string
  label: string
  defaultValue?: string | undefined
}) {
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Follows the address (back, a cleared filter), but not while somebody types.
  useEffect(() => {
    const box = input.current
    if (!box || box === document.activeElement) return
    box.value = defaultValue ?? ''
    box.setCustomValidity('')
  }, [defaultValue])
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <div className="relative min-w-0 flex-1">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        type="search"
        dir="auto"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={defaultValue}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          const { form, value } = event.currentTarget
          // The browser says it and does not send the form, where it would cut what is pasted.
          event.currentTarget.setCustomValidity(lengthComplaint(value.length, SEARCH_MAX) ?? '')
          clearTimeout(timer.current)
          timer.current = setTimeout(() => form?.requestSubmit(), WAIT_MS)
        }}
        className={clsx(controlClass, 'pl-9')}
      />
    </div>
  )
}
