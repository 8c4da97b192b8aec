import { ActivityPanel } from '@/components/apps/activity-panel'
import type { SupportAnswer } from '@/lib/support/support'
import { SecretsPanel } from './secrets-panel'
import { SupportHeader } from './support-header'
import { WhyRefused } from './why-refused'
import { WordsPanel } from './words-panel'

type SupportPageProps = {
  answer: SupportAnswer
  /** What was asked, as it stands in the address. */
  at: string
  address: string
  words: { subject: string; body: string }
}

/** One app, as an answer to whoever calls. */
export function SupportPage({ answer, at, address, words }: SupportPageProps) {
  return (
    <>
      <SupportHeader {...answer} />
      <div className="flex flex-col gap-6">
        <SecretsPanel {...answer} />
        <WhyRefused at={at} address={address} refusals={answer.refusals} />
        <ActivityPanel appId={answer.app.id} events={answer.changes} />
        <WordsPanel email={answer.owner.email} words={words} />
      </div>
    </>
  )
}
