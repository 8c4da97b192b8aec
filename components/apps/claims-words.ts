import type { ClaimsInIdToken, RoleClaim } from '@/lib/apps/fields/told-claims'

type Words = { label: string; description: string }

/** What an ID token says, in words. */
export const CLAIMS_IN_ID_TOKEN_WORDS = {
  all: {
    label: 'Everything that was allowed',
    description:
      'Name, email and the rest stand in the ID token too. Many libraries read nothing else.',
  },
  sign_in_only: {
    label: 'Only the sign-in',
    description: 'Who signed in, when and how. The app asks userinfo for name and email.',
  },
} as const satisfies Record<ClaimsInIdToken, Words>

/** Whether an app is told of roles, in words. */
export const ROLE_CLAIM_WORDS = {
  none: { label: 'Not told', description: 'The app learns nothing of organizations and roles.' },
  roles: {
    label: 'As roles',
    description: 'The scope profile also reveals org_id, and the person’s role here in roles.',
  },
  groups: {
    label: 'As groups',
    description: 'The same, for apps that read groups: the role stands in groups.',
  },
} as const satisfies Record<RoleClaim, Words>
