import type { AppType } from '@/lib/apps/fields/field'
import type { FormFieldName, KindOf, Registered } from '@/lib/apps/fields/fields'

/** The fields of the form's protocol section that are one of a few named values. */
export type ChoiceName = {
  [F in FormFieldName]: KindOf<F> extends
    | 'pkce'
    | 'claimsInIdToken'
    | 'roleClaim'
    | 'applicationType'
    | 'fapiProfile'
    | 'signature'
    | 'userinfo'
    ? F
    : never
}[FormFieldName]

type Words = { label: string; description: string }

const JWT = 'A JWT that is signed for this app.'

/** What each value of a choice is called, and what it means, in the order of the form. */
export const CHOICES = {
  pkce: {
    when_sent: {
      label: 'When the app sends it',
      description:
        'A challenge is checked. Without one, the app’s secret protects the code: for libraries that do no PKCE.',
    },
    by_policy: {
      label: 'As the policy says',
      description: 'Where PKCE protects: unless an OpenID request has a nonce. Always: every time.',
    },
    always: {
      label: 'Always',
      description: 'A request without a challenge is refused. Best, once the app does PKCE.',
    },
  },
  claimsInIdToken: {
    all: {
      label: 'Everything that was allowed',
      description:
        'Name, email and the rest stand in the ID token too. Many libraries read nothing else.',
    },
    sign_in_only: {
      label: 'Only the sign-in',
      description: 'Who signed in, when and how. The app asks userinfo for name and email.',
    },
  },
  roleClaim: {
    none: { label: 'Not told', description: 'The app learns nothing of roles.' },
    roles: {
      label: 'As roles',
      description: 'The scope profile also reveals the person’s role here, in roles.',
    },
    groups: {
      label: 'As groups',
      description: 'The same, for apps that read groups: the role stands in groups.',
    },
  },
  applicationType: {
    by_type: {
      label: 'As its type says',
      description: 'A web app on a server, a native app on people’s devices.',
    },
    web: {
      label: 'On a server or in a browser',
      description: 'It returns to web addresses only, and has no scheme of its own.',
    },
    native: {
      label: 'On people’s devices',
      description:
        'It may return to the device and have a scheme of its own. Each copy needs its own secret.',
    },
  },
  fapiProfile: {
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
  },
  idTokenAlg: {
    RS256: {
      label: 'RS256',
      description:
        'Every OpenID Connect library knows it, and most expect it where nothing is said.',
    },
    ES256: {
      label: 'ES256',
      description:
        'Shorter, and quicker to make. For libraries that are told so, and for FAPI 2.0.',
    },
    EdDSA: { label: 'EdDSA', description: 'Ed25519: as short as ES256. Few libraries know it.' },
  },
  userinfoAlg: {
    json: { label: 'JSON', description: 'What libraries expect where nothing is said.' },
    RS256: { label: 'RS256', description: JWT },
    ES256: { label: 'ES256', description: JWT },
    EdDSA: { label: 'EdDSA', description: JWT },
  },
} as const satisfies { [C in ChoiceName]: Record<Registered[C], Words> }

const SIGNS_PEOPLE_IN: readonly AppType[] = ['web', 'native']

const TYPES_WITH: Record<ChoiceName, readonly AppType[]> = {
  // A native app always needs it, and a machine app never.
  pkce: ['web'],
  claimsInIdToken: SIGNS_PEOPLE_IN,
  roleClaim: SIGNS_PEOPLE_IN,
  applicationType: SIGNS_PEOPLE_IN,
  // A public client can be in none.
  fapiProfile: ['web', 'machine'],
  idTokenAlg: SIGNS_PEOPLE_IN,
  userinfoAlg: SIGNS_PEOPLE_IN,
}

/** Whether an app of this type has the choice. */
export function hasChoice(type: AppType, name: ChoiceName): boolean {
  return TYPES_WITH[name].includes(type)
}
