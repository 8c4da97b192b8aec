'use client'

import { type RefObject, useEffect, useState } from 'react'
import { writeToClipboard } from './clipboard'

const SHOWN_FOR_MS = 2500

/**
 * Copies what an element shows. If the browser refuses, the text is selected instead, ready for the
 * copy key, and `outcome` stays `refused` so that a sentence can say so.
 */
export function useCopy(from: RefObject<HTMLElement | null>) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)

  useEffect(() => {
    if (outcome !== 'copied') return
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy(value: string) {
    const copied = await writeToClipboard(value)
    if (!copied && from.current) selectAll(from.current)
    setOutcome(copied ? 'copied' : 'refused')
  }

  return { outcome, copy }
}

/** Selects the whole text of an element. */
export function selectAll(element: HTMLElement): void {
  window.getSelection()?.selectAllChildren(element)
}

export const COPY_REFUSED =
  'The browser did not allow copying. It is selected: press Ctrl+C, or ⌘C on a Mac.'
