import type { View } from '@/lib/secrets/to-look-at/to-look-at'

export const TO_LOOK_AT_PATH = '/support/secrets'

type Words = {
  label: string
  /** What the list has. */
  sentence: string
  /** The header of the time that the list is sorted by. */
  when: string
  /** Said when the list is empty. */
  empty: { title: string; sentence: string }
}

export const VIEW_WORDS: Record<View, Words> = {
  expiring: {
    label: 'Expiring',
    sentence: 'These secrets expire in the next 30 days. Give each app a second one before that.',
    when: 'Expires',
    empty: {
      title: 'Nothing expires soon',
      sentence: 'No secret expires in the next 30 days.',
    },
  },
  expired: {
    label: 'Expired',
    sentence:
      'These secrets expired in the last 90 days, and the app has nothing in their place or still sends them.',
    when: 'Expired',
    empty: {
      title: 'Nothing expired unnoticed',
      sentence:
        'Each app whose secret expired in the last 90 days can authenticate, and no expired secret was sent in the last 24 hours.',
    },
  },
  never_used: {
    label: 'Never used',
    sentence:
      'These secrets are older than 7 days and nobody has used them. Revoke what is not needed.',
    when: 'Created',
    empty: {
      title: 'No old secret is unused',
      sentence: 'No secret that is older than 7 days is still unused.',
    },
  },
  unused_30: {
    label: 'Unused for 30 days',
    sentence:
      'Nobody used these secrets in the last 30 days. A pause shows whether somebody still needs one.',
    when: 'Last used',
    empty: {
      title: 'Nothing is idle',
      sentence: 'Every secret that was ever used was used in the last 30 days.',
    },
  },
  unused_90: {
    label: 'Unused for 90 days',
    sentence:
      'Nobody used these secrets in the last 90 days. A pause shows whether somebody still needs one.',
    when: 'Last used',
    empty: {
      title: 'Nothing is idle for long',
      sentence: 'Every secret that was ever used was used in the last 90 days.',
    },
  },
  moved_in: {
    label: 'Imported',
    sentence:
      'Another server made these secrets, and somebody may still have them in a file or a table. Generate one here for each app, put it into the program, and revoke the old one.',
    when: 'Last used',
    empty: {
      title: 'No imported secret is left',
      sentence: 'Every secret here was made by Keyturn and shown once.',
    },
  },
}

/** The page of a list. The first list has the plain address. */
export function viewPath(view: View): string {
  return view === 'expiring' ? TO_LOOK_AT_PATH : `${TO_LOOK_AT_PATH}/${view}`
}
