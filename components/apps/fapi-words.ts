import type { FapiProfile } from '@/lib/apps/fields/field'

/** What each profile is called, and what it demands. */
export const FAPI: Record<FapiProfile, { label: string; description: string }> = {
  none: {
    label: 'Not demanded',
    description: 'The app is held to OAuth and OpenID Connect alone.',
  },
  security_profile: {
    label: 'Security Profile',
    description:
      'It signs in with a key or a certificate and no secret, pushes its requests, and its tokens are bound to a key.',
  },
  message_signing: {
    label: 'Security Profile and Message Signing',
    description: 'The same, and every request that it pushes is signed (RFC 9101).',
  },
}
