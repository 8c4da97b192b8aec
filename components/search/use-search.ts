'use client'

import { useRef, useState } from 'react'
import { useRouter } from '@/components/ui/use-router'
import { type Asked, NOTHING, readAsked, searchAddress } from './asked'
import { type Outcome, useAnswers } from './use-answers'
import { useShortcut } from './use-shortcut'

/** What the keys can choose in the list: each answer, and at last the page with all of them. */
export type Option = { id: string; href: string }

/** The state of the one box, and what can be done with it. */
export function useSearch() {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [asked, setAsked] = useState<Asked>(NOTHING)
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const answers = useAnswers(asked)
  const options = isOpen ? optionsOf(asked, answers.outcome) : []

  const show = () => {
    setOpen(true)
    // On a narrow screen the field is not there until then.
    requestAnimationFrame(() => input.current?.focus())
  }
  const close = () => {
    setOpen(false)
    setAsked(NOTHING)
  }
  const take = (text: string) => {
    setAsked(readAsked(text))
    setOpen(true)
    setAt(0)
  }
  const move = (step: 1 | -1) => {
    setOpen(true)
    if (options.length > 0) setAt((at + step + options.length) % options.length)
  }
  const go = (href: string) => {
    close()
    input.current?.blur()
    router.push(href)
  }
  useShortcut(input, show)
  return {
    input,
    asked,
    isOpen,
    options,
    chosen: options[at],
    ...answers,
    show,
    close,
    take,
    move,
    go,
  }
}

export type Search = ReturnType<typeof useSearch>

function optionsOf(asked: Asked, outcome: Outcome): Option[] {
  if (asked.kind !== 'words' || outcome.state !== 'answered') return []
  const hits = outcome.answers.groups.flatMap((group) => group.hits)
  if (hits.length === 0) return []
  const hrefs = [...hits.map(({ href }) => href), searchAddress(asked.text)]
  return hrefs.map((href, n) => ({ id: `search-answer-${n}`, href }))
}
