import { z } from 'zod'
import { canonicalNetwork } from '@/lib/networks'

/** So many networks an app, and so many a secret; the database has the same limit. */
export const NETWORKS_MAX = 50

const TEXT_MAX = 4_000

/** Each once, in its usual form: `10.1.2.3/8` becomes `10.0.0.0/8`. Null in the place of what is none. */
function networksIn(text: string): (string | null)[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  return [...new Set(words.map(canonicalNetwork))]
}

/** The form of the networks from which something may be used: one on each line. */
export const networksInput = z
  .object({
    networks: z
      .string()
      .max(TEXT_MAX, `Keep the list to ${TEXT_MAX} characters.`)
      .transform(networksIn)
      .refine(
        (networks) => !networks.includes(null),
        'Write one network on each line, such as 203.0.113.0/24 or 2001:db8::/48.',
      )
      .refine(
        (networks) => networks.length <= NETWORKS_MAX,
        `Name at most ${NETWORKS_MAX} networks.`,
      )
      .transform((networks) => networks.filter((network) => network !== null)),
  })
  .brand<'Networks'>()
export type NetworksForm = z.input<typeof networksInput>
export type NetworksInput = z.output<typeof networksInput>
