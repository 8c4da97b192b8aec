import type { Trust } from './federated-credential'

/**
 * Whether a text is the expected one, in which `*` stands for any characters, also none and also
 * `/` and `:`. Takes a time that grows with the length of both only, whatever the pattern is.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return text === pattern
  if (text.length < first.length + last.length) return false
  if (!text.startsWith(first) || !text.endsWith(last)) return false
  const end = text.length - last.length
  let from = first.length
  for (const part of rest) {
    const at = text.indexOf(part, from)
    if (at === -1 || at + part.length > end) return false
    from = at + part.length
  }
  return true
}

/** One thing that a credential expects, and what the token says. */
export type ClaimCheck = {
  /** The name of the claim. */
  claim: string
  expected: string
  /** What the token has; null if it has no such claim, or one that is no text. */
  found: string | null
  fits: boolean
}

/**
 * What the credential expects of a token, claim by claim: the issuer exactly, the subject and the
 * others by their patterns. Of a list, one entry must fit; numbers and booleans count as texts.
 */
export function checkClaims(
  trust: Pick<Trust, 'issuer' | 'subject' | 'claims'>,
  payload: Readonly<Record<string, unknown>>,
): ClaimCheck[] {
  const issuer = textsOf(payload.iss)
  const isIssuer = typeof payload.iss === 'string' && payload.iss === trust.issuer
  return [
    { claim: 'iss', expected: trust.issuer, found: shown(issuer), fits: isIssuer },
    checkOne('sub', trust.subject, typeof payload.sub === 'string' ? [payload.sub] : []),
    ...Object.entries(trust.claims).map(([claim, expected]) =>
      checkOne(claim, expected, Object.hasOwn(payload, claim) ? textsOf(payload[claim]) : []),
    ),
  ]
}

function checkOne(claim: string, expected: string, texts: string[]): ClaimCheck {
  const fits = texts.some((text) => matchesPattern(expected, text))
  return { claim, expected, found: shown(texts), fits }
}

/** Whether everything that the credential expects is so. */
export function fitsTrust(
  trust: Pick<Trust, 'issuer' | 'subject' | 'claims'>,
  payload: Readonly<Record<string, unknown>>,
): boolean {
  return checkClaims(trust, payload).every(({ fits }) => fits)
}

function textsOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean'
      ? [String(one)]
      : [],
  )
}

function shown(texts: string[]): string | null {
  return texts.length > 0 ? texts.join(', ') : null
}
