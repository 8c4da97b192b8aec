import type { AppPkce } from '@/lib/apps/fields/field'

/** When an app needs PKCE, in words. */
export const PKCE = {
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
} as const satisfies Record<AppPkce, { label: string; description: string }>
