import { isPrintable } from '@/lib/printable'
import { SECRET_OR_PART } from '@/lib/secrets/secret-format'
import { typedText } from '@/lib/text'
import { LEAK_PLACE_MAX } from './leak'

const SECRETS = new RegExp(SECRET_OR_PART.source, 'gi')

/**
 * Where a secret was found, as it may be stored and shown: one line, without secrets and without what
 * may be a password or a token in an address. Empty for what is no text to show.
 */
export function placeOf(said: string): string {
  const line = typedText(said.replaceAll(/\s+/g, ' '), 4 * LEAK_PLACE_MAX)
  const bare = withoutQuery(line).replaceAll(SECRETS, '(secret)')
  return isPrintable(bare) ? bare.slice(0, LEAK_PLACE_MAX) : ''
}

function withoutQuery(line: string): string {
  if (!/^https?:/i.test(line) || !URL.canParse(line)) return line
  const { origin, pathname, hash } = new URL(line)
  return origin + pathname + hash
}
