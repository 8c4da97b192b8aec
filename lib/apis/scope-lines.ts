import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import {
  BUILT_IN_SCOPES,
  SCOPE_DESCRIPTION_MAX,
  SCOPE_NAME_MAX,
  SCOPE_TOKEN,
  type ScopeView,
} from './api'

/** A scope, and the number of its line in the form, from 1. */
export type ScopeLine = ScopeView & { line: number }

/** The lines that are not blank, trimmed and normalized. */
export function scopeLines(typed: readonly ScopeView[]): ScopeLine[] {
  return typed
    .map(({ name, description }, index) => ({
      line: index + 1,
      name: name.trim(),
      description: typedText(description, SCOPE_DESCRIPTION_MAX),
    }))
    .filter(({ name, description }) => name || description)
}

/** One sentence about what is wrong with a line, or that it is a duplicate; null if it is valid. */
export function validateScope(scope: ScopeLine, all: readonly ScopeLine[]): string | null {
  const complaint = validateName(scope, all) ?? validateDescription(scope.description)
  return complaint && `Line ${scope.line} ${complaint}`
}

function validateName({ name, line }: ScopeLine, all: readonly ScopeLine[]): string | null {
  if (!name) return 'has a sentence but no scope.'
  if (name.length > SCOPE_NAME_MAX) return `is longer than ${SCOPE_NAME_MAX} characters.`
  if (!SCOPE_TOKEN.test(name)) {
    return 'is not a scope: use ASCII letters, digits and signs but no space, " or \\.'
  }
  if (BUILT_IN_SCOPES.some((scope) => scope.name === name)) return `is built in: ${name}.`
  const first = all.find((scope) => scope.name === name)
  return first && first.line < line ? `is the same as line ${first.line}.` : null
}

function validateDescription(description: string): string | null {
  if (!description) return 'needs a sentence: people read it before they agree.'
  if (description.length > SCOPE_DESCRIPTION_MAX) {
    return `has a sentence of more than ${SCOPE_DESCRIPTION_MAX} characters.`
  }
  return isPrintable(description) ? null : 'has a character that cannot be shown.'
}
