import { type InputEvent, useState } from 'react'

/** What is wrong with a text of this length; undefined if nothing is. */
export function lengthComplaint(length: number, maxLength: number | undefined): string | undefined {
  if (maxLength === undefined || length <= maxLength) return undefined
  return `Keep this to ${maxLength} characters: it has ${length} now.`
}

type Limited = {
  value?: unknown
  defaultValue?: unknown
  maxLength?: number | undefined
  error?: string | undefined
}

/**
 * Tells that a text is too long, in place of the browser, which would cut what is pasted and say
 * nothing. The form is sent all the same, and refused. What was refused before stands first.
 */
export function useLength({ value, defaultValue, maxLength, error }: Limited) {
  const [typed, setTyped] = useState(String(defaultValue ?? '').length)
  const length = value === undefined ? typed : String(value).length
  return {
    error: error ?? lengthComplaint(length, maxLength),
    watch: (event: InputEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      setTyped(event.currentTarget.value.length),
  }
}
