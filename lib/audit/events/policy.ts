import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { beforeAndAfter } from './before-after'
import { type EventKind, eventKind } from './event-kind'

const onOff = z.boolean().optional()
const number = z.number().optional()

const SETTINGS = {
  thirdPartyAccess: 'third-party application access via OAuth',
  newAppRegistration: 'new app registration',
  approveNewApps: 'approval of new apps',
  approveWiderApps: 'approval of wider apps',
  allowedGrantTypes: 'allowed grant types',
  pkce: 'PKCE',
  pkceForAll: 'PKCE for all',
  secondFactorRequired: 'second factor required',
  dynamicRegistration: 'dynamic registration',
  openRegistration: 'registration without a token',
  refreshReuseSeconds: 'seconds for a repeated refresh',
  refreshMaxDays: 'days until refresh tokens end',
  registeredSecretDays: 'days that secrets given by registration live',
  auditMonths: 'months that the audit log keeps',
  stepUpMinutes: 'minutes until people authenticate again',
  recertifyDays: 'days until an app is confirmed again',
  auditRefusedRows: 'each refused request in the audit log',
  auditTokenRows: 'each use of a secret in the audit log',
  selfRotation: 'secrets that apps make for themselves',
  onLeak: 'what becomes of a secret that is found',
  secretsAllowed: 'new secrets',
  endlessSecrets: 'secrets without an end',
  secretMaxDays: 'days that secrets live at most',
  secretDefaultDays: 'days that secrets live by default',
  secretNoticeHours: 'hours that an old secret works at least',
  endTokensOfExpired: 'the end of tokens with their secret',
  registrationBy: 'who registers apps',
  allowedRedirectHosts: 'allowed redirect hosts',
  allowedScopes: 'allowed scopes',
  accessTokenMaxMinutes: 'minutes that access tokens live at most',
  unusedTellDays: 'days until the owner of an unused app is told',
  unusedSuspendDays: 'days until an unused app is suspended',
  unusedDeleteDays: 'days until an unused app is deleted',
  programsUnusedTellDays: 'days until the owner of an unused app that registered itself is told',
  programsUnusedSuspendDays: 'days until an unused app that registered itself is suspended',
  programsUnusedDeleteDays: 'days until an unused app that registered itself is deleted',
}

type Setting = keyof typeof SETTINGS

export const POLICY_EVENTS = {
  'policy.changed': eventKind('organization', {
    /** The settings that changed, as each is now. “Last changed by” is read from these keys. */
    detail: {
      thirdPartyAccess: onOff,
      newAppRegistration: onOff,
      approveNewApps: onOff,
      approveWiderApps: onOff,
      /** Separated by spaces. */
      allowedGrantTypes: z.string().optional(),
      pkce: z.string().optional(),
      /** In events from before it had three values. */
      pkceForAll: onOff,
      secondFactorRequired: onOff,
      dynamicRegistration: onOff,
      openRegistration: onOff,
      refreshReuseSeconds: number,
      refreshMaxDays: number,
      registeredSecretDays: number,
      auditMonths: number,
      stepUpMinutes: number,
      recertifyDays: number,
      auditRefusedRows: onOff,
      auditTokenRows: onOff,
      selfRotation: onOff,
      onLeak: z.string().optional(),
      secretsAllowed: onOff,
      endlessSecrets: onOff,
      secretMaxDays: number,
      secretDefaultDays: number,
      secretNoticeHours: number,
      endTokensOfExpired: onOff,
      registrationBy: z.string().optional(),
      /** Separated by spaces; empty for all. */
      allowedRedirectHosts: z.string().optional(),
      allowedScopes: z.string().optional(),
      accessTokenMaxMinutes: number,
      unusedTellDays: number,
      unusedSuspendDays: number,
      unusedDeleteDays: number,
      programsUnusedTellDays: number,
      programsUnusedSuspendDays: number,
      programsUnusedDeleteDays: number,
      /** For apps created after which moment the settings count from now on; empty for all. */
      appliesAfter: z.string().optional(),
      before: beforeAndAfter.before,
    } satisfies Record<Setting | 'appliesAfter' | 'before', z.ZodType>,
    sentence({ detail }) {
      const settings = (Object.keys(SETTINGS) as Setting[]).flatMap((setting) => {
        const value = detail[setting]
        return value === undefined ? [] : [`${SETTINGS[setting]} (${inWords(value)})`]
      })
      return settings.length === 0 ? 'changed the policies' : `changed ${settings.join(', ')}`
    },
  }),
  /** An app breaks the setting since somebody changed it. */
  'policy.broken': eventKind('app', {
    detail: { setting: z.string() },
    sentence: ({ target, detail }) =>
      `changed a policy that ${target.name} breaks${called(detail.setting)}`,
  }),
  /** So many apps of this owner break it that there is no event for each. */
  'policy.broken_by_many': eventKind('person', {
    detail: { setting: z.string(), apps: z.number() },
    sentence: ({ target, detail }) =>
      `changed a policy that ${detail.apps ?? 'some'} apps of ${target.name} break${called(detail.setting)}`,
  }),
  'policy.exception_given': eventKind('app', {
    detail: { setting: z.string(), reason: z.string(), endsAt: z.string() },
    sentence: ({ target, detail: { setting } }) =>
      `gave ${target.name} an exception from a policy${called(setting)}`,
  }),
  'policy.exception_ended': eventKind('app', {
    detail: { setting: z.string() },
    sentence: ({ target, detail }) =>
      `ended an exception of ${target.name} from a policy${called(detail.setting)}`,
  }),
} satisfies Record<ActionOf<'policy'>, EventKind>

/** The setting in words, in brackets. */
function called(setting: string | undefined): string {
  const words = Object.entries(SETTINGS).find(([name]) => name === setting)?.[1]
  return words ? ` (${words})` : ''
}

function inWords(value: string | number | boolean): string {
  if (typeof value === 'number') return `now ${value}`
  if (value === '') return 'now all'
  if (typeof value === 'string') return `now ${value.split(' ').join(', ')}`
  return value ? 'now on' : 'now off'
}
