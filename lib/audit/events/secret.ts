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
    detail: {
      appId,
      expiresAt: z.string().nullable(),
      /** Who got the value, which is shown once. Events from before it was stored say nothing. */
      shownTo: z.enum(['person', 'program']).optional(),
      /** The initial access token of that program, if it came with one. */
      initialAccessToken: z.string().optional(),
    },
    sentence: ({ target, detail }) => `generated the secret “${target.name}”${shownTo(detail)}`,
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
    /** Older events do not name their app. */
    detail: { appId: appId.optional() },
    sentence: ({ target }) => `noted that the secret “${target.name}” had expired`,
  }),
} satisfies Record<ActionOf<'secret'>, EventKind>

function shownTo({
  shownTo: whom,
  initialAccessToken: token,
}: {
  shownTo?: 'person' | 'program' | undefined
  initialAccessToken?: string | undefined
}): string {
  if (whom === 'person') return ' and was shown its value'
  if (whom === undefined) return ''
  const which = token ? ` with the initial access token “${token}”` : ''
  return `; its value went to the program that registered the app${which}`
}
