import { CopyButton } from '@/components/ui/copy-button'

type OneTimeLinkProps = {
  link: string
  /** How long it works, in words: `seven days`. */
  lives: 'seven days' | '24 hours'
}

/** A link that is shown once, ready to be sent on. */
export function OneTimeLink({ link, lives }: OneTimeLinkProps) {
  return (
    <div className="flex flex-col gap-3">
      <p className="select-all rounded-lg border bg-sunken px-3 py-2 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
        {link}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton value={link} label="Copy link" announce="Link copied" variant="primary" />
        <p className="min-w-0 flex-1 text-[0.8125rem] text-muted">
          It works once, within {lives}, and is not shown again.
        </p>
      </div>
    </div>
  )
}
