import { z } from 'zod'
import type { Length } from '@/lib/page'

/** How long the word of a decision may be. */
export const APPROVAL_WORD_MAX = 500
export const APPROVALS_PER_PAGE = 25
/** More than these are not counted, and have no number of a page. */
export const APPROVALS_COUNTED_MAX = 10_000

export const APPROVAL_STATES = ['waiting', 'approved', 'refused', 'withdrawn'] as const
export type ApprovalState = (typeof APPROVAL_STATES)[number]
export type ApprovalKind = 'new_app' | 'change'

const list = z.array(z.string()).default([])

/** What an approval adds to the registration. What is removed would have left no address. */
export const waitingChange = z.object({
  addRedirectUris: list,
  removeRedirectUris: list,
  addPostLogoutRedirectUris: list,
  removePostLogoutRedirectUris: list,
  addScopes: list,
})
export type WaitingChange = z.output<typeof waitingChange>

export const NO_CHANGE: WaitingChange = waitingChange.parse({})

/** What an app is approved for, or waits to be. */
export type Approval = {
  id: string
  appId: string
  kind: ApprovalKind
  state: ApprovalState
  change: WaitingChange
  askedAt: Date
  askedByName: string
  decidedAt: Date | null
  decidedByName: string | null
  /** What the decision says to the app's people. */
  word: string
}

/** An approval with the app and what speaks for or against it. */
export type ApprovalView = Approval & {
  app: {
    name: string
    ownerName: string
    createdAt: Date
    /** Where it returns to now. */
    redirectUris: string[]
    /** The registration that was seen; an approval names it. */
    revision: string
    /** How many callers have used its credentials, and how many people let it in. */
    callers: number
    people: number
    lastCalledAt: Date | null
  }
  /** What is new, in a sentence. */
  sentence: string
  /** The scopes that are asked for, each with what people read about it. */
  scopes: { name: string; sentence: string | null }[]
}

/** An approval, and the registration of its app that somebody saw. */
export type SeenApproval = { approvalId: string; revision: string }

/** One page of approvals. */
export type Approvals = Length & { approvals: ApprovalView[]; page: number; next: string | null }
