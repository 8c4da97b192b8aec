'use client'

import { useEffect, useState } from 'react'
import { inThisOrganization } from '@/components/ui/in-this-organization'
import type { Answer } from '@/lib/http/answer'
import type { Answers } from '@/lib/search/search'
import type { Asked } from './asked'

const WAIT_MS = 120

/** How a question fares: nothing was asked, on its way, answered, refused, or no connection. */
export type Outcome =
  | { state: 'idle' | 'asking' | 'offline' }
  | { state: 'answered'; answers: Answers }
  | { state: 'refused'; sentence: string }

/**
 * Asks shortly after the last key, and drops a question when the next one comes. `retry` asks the
 * same again.
 */
export function useAnswers(asked: Asked): { outcome: Outcome; retry: () => void } {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'idle' })
  const [attempt, setAttempt] = useState(0)
  const body = bodyOf(asked)

  useEffect(() => {
    if (body === null) return setOutcome({ state: 'idle' })
    const dropped = new AbortController()
    setOutcome({ state: 'asking' })
    const wait = attempt > 0 ? 0 : WAIT_MS
    const timer = setTimeout(async () => {
      const next = await ask(body, dropped.signal)
      if (!dropped.signal.aborted) setOutcome(next)
    }, wait)
    return () => {
      clearTimeout(timer)
      dropped.abort()
    }
  }, [body, attempt])

  return { outcome, retry: () => setAttempt(attempt + 1) }
}

function bodyOf(asked: Asked): string | null {
  if (asked.kind === 'secret') return JSON.stringify({ secretId: asked.secretId })
  if (asked.kind === 'token' || asked.text.trim() === '') return null
  return JSON.stringify({ q: asked.text })
}

async function ask(body: string, signal: AbortSignal): Promise<Outcome> {
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(inThisOrganization('/search/answers'), {
      method: 'POST',
      body,
      headers,
      signal,
    })
    const answered: Answer<Answers> = await response.json()
    if (answered.ok) return { state: 'answered', answers: answered.value }
    const { fields, sentence } = answered.refusal
    return { state: 'refused', sentence: fields?.q ?? sentence }
  } catch {
    return { state: 'offline' }
  }
}
