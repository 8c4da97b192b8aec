import { z } from 'zod'
import { isSafeUrl } from '@/lib/loopback'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import {
  CA_MAX,
  CREDENTIAL_MAX,
  DELIVERY_KINDS,
  TARGET_ADDRESS_MAX,
  TARGET_NAME_MAX,
  TARGET_PART_MAX,
} from './delivery-target'

const name = z
  .string('Give the target a name.')
  .transform((text) => typedText(text, TARGET_NAME_MAX))
  .refine((text) => text.length > 0, 'Give the target a name.')
  .refine((text) => text.length <= TARGET_NAME_MAX, `Keep it to ${TARGET_NAME_MAX} characters.`)
  .refine(isPrintable, 'Use letters, digits and signs only.')

const address = z
  .string()
  .trim()
  .max(TARGET_ADDRESS_MAX, 'This address is too long.')
  .default('')
  .refine((text) => text === '' || isAddress(text), 'Write an https address.')

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return isSafeUrl(url) && url.hash === '' && url.username === '' && url.password === ''
}

/**
 * Parts of paths: no empty segment, and none that leads elsewhere. The length comes first: the slashes are
 * taken off in a time that grows with the square of their number.
 */
const part = z
  .string()
  .trim()
  .max(TARGET_PART_MAX, `Keep it to ${TARGET_PART_MAX} characters.`)
  .default('')
  .transform((text) => text.replace(/^\/+|\/+$/g, ''))
  .refine((text) => /^[\w.-]*(\/[\w.-]+)*$/.test(text), 'Use letters, digits, - _ . and / only.')
  .refine((text) => !text.split('/').some((one) => one === '.' || one === '..'), 'No . or .. here.')

const field = (preset: string) =>
  z
    .string()
    .default(preset)
    .transform((text) => text.trim())
    .refine((text) => /^[\w.-]{0,100}$/.test(text), 'Use letters, digits, - _ and . only.')

const opaque = (max: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.trim())
    .refine((text) => text.length <= max, 'This is too long.')

const NO_QUERY = 'Leave out the question mark: paths are added to this address.'

const NEEDED = {
  kv2: { address: 'Write the address.', mount: 'Name the mount.', path: 'Write the path.' },
  kubernetes: {
    address: 'Write the address of the API server.',
    namespace: 'Name the namespace.',
    path: 'Name the Secret.',
    credential: 'Paste the token of a service account.',
  },
  webhook: { address: 'Write the address.', recipient: 'Paste the public key.' },
  mailbox: { recipient: 'Paste the public key.' },
} as const

/** The form that adds a delivery target; which fields it needs depends on its kind. */
export const deliveryTargetForm = z
  .object({
    kind: z.enum(DELIVERY_KINDS, 'Choose where secrets go.'),
    name,
    address,
    namespace: part,
    mount: part,
    path: part,
    secretField: field('client_secret').refine((text) => text !== '', 'Name the field.'),
    clientIdField: field('client_id'),
    /** A token; of an AppRole, its role ID, a colon, and its secret ID. */
    credential: opaque(CREDENTIAL_MAX).refine(
      (text) => /^[\x21-\x7e]*$/.test(text),
      'A token has no such characters.',
    ),
    appRoleMount: part,
    ca: opaque(CA_MAX).refine(
      (text) => text === '' || text.startsWith('-----BEGIN CERTIFICATE-----'),
      'Paste certificates in PEM.',
    ),
    recipient: opaque(CREDENTIAL_MAX * 2),
  })
  .superRefine((said, context) => {
    for (const [key, message] of Object.entries(NEEDED[said.kind])) {
      const isMissing = said[key as keyof typeof said] === ''
      if (isMissing) context.addIssue({ code: 'custom', path: [key], message })
    }
    if (said.kind === 'kv2') complainOfKv2(said, context)
    const isExtended = said.kind === 'kv2' || said.kind === 'kubernetes'
    if (isExtended && said.address.includes('?')) {
      context.addIssue({ code: 'custom', path: ['address'], message: NO_QUERY })
    }
  })
  .brand<'DeliveryTarget'>()
export type DeliveryTargetForm = z.input<typeof deliveryTargetForm>
export type DeliveryTargetInput = z.output<typeof deliveryTargetForm>

function complainOfKv2(
  said: { credential: string; appRoleMount: string },
  context: z.RefinementCtx,
): void {
  const { credential, appRoleMount } = said
  const fits = appRoleMount === '' ? credential !== '' : /^[^:]+:[^:]+$/.test(credential)
  if (fits) return
  const message = appRoleMount
    ? 'Write the role ID, a colon, and the secret ID.'
    : 'Paste a token that may read and write the path.'
  context.addIssue({ code: 'custom', path: ['credential'], message })
}

/** The id of a target. */
export const deliveryTargetId = z.object({ targetId: z.string().max(40) }).brand<'TargetId'>()
export type TargetId = z.output<typeof deliveryTargetId>
