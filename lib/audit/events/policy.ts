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
  auditRefusedRows: 'each refused request in the audit log',
  auditTokenRows: 'each use of a secret in the audit log',
  selfRotation: 'secrets that apps make for themselves',
  onLeak: 'what becomes of a secret that is found',
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
      auditRefusedRows: onOff,
      auditTokenRows: onOff,
      selfRotation: onOff,
      onLeak: z.string().optional(),
      before: beforeAndAfter.before,
    } satisfies Record<Setting | 'before', z.ZodType>,
    sentence({ detail }) {
      const settings = (Object.keys(SETTINGS) as Setting[]).flatMap((setting) => {
        const value = detail[setting]
        return value === undefined ? [] : [`${SETTINGS[setting]} (${inWords(value)})`]
      })
      return settings.length === 0 ? 'changed the policies' : `changed ${settings.join(', ')}`
    },
  }),
} satisfies Record<ActionOf<'policy'>, EventKind>

function inWords(value: string | number | boolean): string {
  if (typeof value === 'number') return `now ${value}`
  if (typeof value === 'string') return `now ${value.split(' ').join(', ')}`
  return value ? 'now on' : 'now off'
}
