/** What was wrong with a code, by the engine's name for it, and what to do. */
const CODE_ERRORS: Readonly<Record<string, string>> = {
  missing: 'Type the code that your device shows.',
  not_found: 'There is no such code. Check each letter, then try again.',
  expired: 'This code has expired. Let your device show a new one, and type that.',
  used: 'This code was used already. Let your device show a new one, and type that.',
  refused: 'That did not work. Type the code once more.',
  too_many: 'Too many codes were wrong. Wait a few minutes, then try again.',
}

/** The sentence about an error that stands in the address; nothing of the address itself is shown. */
export function codeError(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined
  return Object.hasOwn(CODE_ERRORS, name) ? CODE_ERRORS[name] : CODE_ERRORS.refused
}
