import { buttonClass } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Panel } from '@/components/ui/panel'

type WordsPanelProps = { email: string; words: { subject: string; body: string } }

/** What support sends to the owner, to copy or to mail. */
export function WordsPanel({ email, words }: WordsPanelProps) {
  const { subject, body } = words
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
  return (
    <Panel
      title="Words for the owner"
      actions={
        <>
          <CopyButton value={body} label="Copy the words" />
          <a
            href={`mailto:${encodeURIComponent(email)}?${query}`}
            className={buttonClass({ size: 'sm' })}
          >
            Write an email
          </a>
        </>
      }
    >
      <p dir="auto" className="whitespace-pre-line [overflow-wrap:anywhere]">
        {body}
      </p>
    </Panel>
  )
}
