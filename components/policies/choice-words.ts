import type { CHOICES, ChoiceSetting } from '@/lib/policies/policy'
import { type Group, settingsIn } from './policy-words'

type Label = { label: string; description: string }

type ChoiceWords<Value extends string> = {
  group: Group
  title: string
  sentence: string
  /** What is chosen, for who does not see the heading. */
  legend: string
  labels: Record<Value, Label>
}

const CHOICE_WORDS = {
  pkce: {
    group: 'Tokens',
    title: 'PKCE',
    sentence:
      'Proves that whoever redeems an authorization code also asked for it (RFC 7636). Apps without a secret always need it, and a challenge that an app sends is always checked. This says of which other apps it is demanded.',
    legend: 'Which apps need PKCE',
    labels: {
      where_it_protects: {
        label: 'Where it protects',
        description:
          'Of apps that follow this policy, unless an OpenID request has a nonce, which protects as well (RFC 9700 §2.1.1). A new app with a secret goes without until its registration says otherwise.',
      },
      always: {
        label: 'Always',
        description:
          'Of every app, whatever its registration says. Some libraries do no PKCE at all: their apps stop working. An app for Azure DevOps OAuth needs none there.',
      },
      public_apps: {
        label: 'Only apps without a secret',
        description: 'Of other apps only where their registration says always.',
      },
    },
  },
  registrationBy: {
    group: 'Apps',
    title: 'Who registers apps',
    sentence:
      'Who may register new apps in the portal and at the management API. Programs with an initial access token, registration without a token and hosts of metadata documents have policies of their own, which only administrators open.',
    legend: 'Who may register new apps',
    labels: {
      developers: {
        label: 'Developers and administrators',
        description: 'Support registers none.',
      },
      administrators: {
        label: 'Administrators only',
        description: 'Developers change the apps that they own.',
      },
    },
  },
  onLeak: {
    group: 'Secrets',
    title: 'When a secret is found',
    sentence:
      'GitHub, GitLab or somebody who comes by reports a secret that works and that they should not have. Only the whole value counts. The app’s page, its secrets and the audit log say where it was found, whatever is chosen here.',
    legend: 'What becomes of a secret that somebody has found',
    labels: {
      tell: {
        label: 'Only say so',
        description: 'It works on until somebody decides. So does whoever else has found it.',
      },
      pause: {
        label: 'Pause it',
        description:
          'It is refused from then on, and its tokens live on. Whoever looks into it resumes or revokes it. Once resumed, further reports do not pause it again.',
      },
      regenerate: {
        label: 'End all secrets and tokens',
        description:
          'Every secret of the app and every token that came of one ends for good. The app stands still until somebody generates a new secret: nobody is there to see one.',
      },
    },
  },
} as const satisfies { [S in ChoiceSetting]: ChoiceWords<(typeof CHOICES)[S][number]> }

/** The words of a policy that is one of several. */
export function choiceWords(setting: ChoiceSetting) {
  const { labels, ...words } = CHOICE_WORDS[setting]
  const byValue: Readonly<Record<string, Label>> = labels
  return { ...words, labelOf: (value: string) => byValue[value] }
}

/** The choices of a group, in the order of the table. */
export const choicesIn = (group: Group) => settingsIn<ChoiceSetting>(CHOICE_WORDS, group)
