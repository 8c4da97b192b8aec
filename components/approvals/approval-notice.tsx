'use client'

import { ActButton } from '@/components/ui/act-button'
import { Banner } from '@/components/ui/banner'
import { Link } from '@/components/ui/link'
import { TimeInSentence } from '@/components/ui/time'
import type { Approval } from '@/lib/apps/approvals/approval'
import type { Answer } from '@/lib/http/answer'

type ApprovalNoticeProps = {
  approval: Approval
  /** “the new host evil.example”; empty for a new app. */
  what: string
  mayChange: boolean
  /** An administrator: the notice leads to where it is decided. */
  mayDecide: boolean
  withdraw: () => Promise<Answer<null>>
  askAgain: () => Promise<Answer<null>>
}

/** On the pages of an app: what of it waits for an administrator, or was refused. */
export function ApprovalNotice(props: ApprovalNoticeProps) {
  const { approval, what, mayChange, mayDecide, withdraw, askAgain } = props
  const { kind, state, askedAt, decidedByName, word } = approval
  const isNew = kind === 'new_app'
  if (state === 'waiting') {
    return (
      <Banner
        tone="info"
        title={isNew ? 'Waiting for approval' : 'A change waits for approval'}
        action={
          mayChange && !isNew ? (
            <ActButton size="sm" done="Withdrawn" act={withdraw}>
              Withdraw
            </ActButton>
          ) : null
        }
      >
        {isNew
          ? 'An administrator has to approve this app before it gets a token. You can edit it meanwhile.'
          : `It asks for ${what}. The app works on with what it has.`}{' '}
        Asked <TimeInSentence at={askedAt} />.
        {mayDecide ? (
          <>
            {' '}
            <Link href="/admin/approvals" className="font-medium underline underline-offset-2">
              Decide in Approvals
            </Link>
          </>
        ) : null}
      </Banner>
    )
  }
  return (
    <Banner
      tone={isNew ? 'danger' : 'warning'}
      title={isNew ? 'This app was refused' : 'A change was refused'}
      action={
        mayChange && isNew ? (
          <ActButton size="sm" done="Asked again" act={askAgain}>
            Ask again
          </ActButton>
        ) : null
      }
    >
      {decidedByName} says: “{word}”{isNew ? '' : ` It was about ${what}.`}
    </Banner>
  )
}
