/** What is wrong with a code and what to do, by the engine's error name. */
const CODE_ERRORS: Readonly<Record<string, string>> = {
  missing: 'Type the code that your device shows.',
  not_found: 'No device has this code. Check each letter, then try again.',
  expired: 'This code has expired. Get a new code on your device, and type that.',
  used: 'This code was already used. Get a new code on your device, and type that.',
  refused: 'That did not work. Type the code again.',
  too_many: 'Too many codes were wrong. Wait a few minutes, then try again.',
}

/** The sentence about an error that stands in the address; nothing of the address itself is shown. */
export function codeError(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined
  return Object.hasOwn(CODE_ERRORS, name) ? CODE_ERRORS[name] : CODE_ERRORS.refused
}
