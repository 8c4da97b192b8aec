import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

const REASONS = {
  leaked: ' because it leaked',
  replaced: ' because it was replaced',
  not_needed: ' because it is no longer needed',
}

const reason = z.enum(Object.keys(REASONS) as (keyof typeof REASONS)[])

const appId = z.string()

export const SECRET_EVENTS = {
  'secret.issued': eventKind('secret', {
    detail: { appId, expiresAt: z.string().nullable() },
    sentence: ({ target }) => `generated the secret “${target.name}”`,
  }),
  'secret.revoked': eventKind('secret', {
    detail: {
      appId,
      lastUsedAt: z.string().nullable(),
      reason: reason.nullable(),
      /** False: each token minted with it lives to its own end. */
      tokensEnded: z.boolean(),
    },
    sentence({ target, detail }) {
      const because = detail.reason ? REASONS[detail.reason] : ''
      const kept = detail.tokensEnded === false ? '; its tokens run out by themselves' : ''
      return `revoked the secret “${target.name}”${because}${kept}`
    },
  }),
  'secret.regenerated': eventKind('secret', {
    detail: { appId },
    sentence: ({ target }) => `replaced the secret “${target.name}” and its tokens`,
  }),
  'secret.expired': eventKind('secret', {
    detail: {},
    sentence: ({ target }) => `noted that the secret “${target.name}” had expired`,
  }),
} satisfies Record<ActionOf<'secret'>, EventKind>
