import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

const asked = {
  approvalId: z.string(),
  kind: z.enum(['new_app', 'change']),
  /** New hosts and schemes to return to, and added scopes, separated by spaces. */
  hosts: z.string(),
  scopes: z.string(),
}
const decided = { ...asked, askedBy: z.string(), word: z.string() }

/** What an administrator has to say yes to before it counts. */
export const APPROVAL_EVENTS = {
  'approval.asked': eventKind('app', {
    detail: asked,
    sentence: ({ detail }) => `asked for the approval of ${whatOf(detail)}`,
  }),
  'approval.approved': eventKind('app', {
    detail: decided,
    sentence: ({ detail }) => `approved ${whatOf(detail)}${said(detail)}`,
  }),
  'approval.refused': eventKind('app', {
    detail: decided,
    sentence: ({ detail }) => `refused to approve ${whatOf(detail)}${said(detail)}`,
  }),
  'approval.withdrawn': eventKind('app', {
    detail: asked,
    sentence: ({ detail }) => `no longer asks for the approval of ${whatOf(detail)}`,
  }),
} satisfies Record<ActionOf<'approval'>, EventKind>

type What = { kind?: string | undefined; hosts?: string | undefined; scopes?: string | undefined }

function whatOf({ kind, hosts, scopes }: What): string {
  if (kind === 'new_app') return 'the new app'
  const named = [hosts, scopes].filter(Boolean).join(' ').split(' ').filter(Boolean)
  return named.length === 0 ? 'a change' : `a change (${named.join(', ')})`
}

function said({ word }: { word?: string | undefined }): string {
  return word ? `: “${word}”` : ''
}
