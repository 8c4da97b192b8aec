import { Fragment } from 'react'
import { CopyButton } from './copy-button'

/** An address to take along. A long one goes on in the next line behind a slash. */
export function Address({ label, uri }: { label: string; uri: string }) {
  return (
    <span className="flex items-start gap-1.5">
      <code className="min-w-0 py-1 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
        {[...uri.matchAll(/[^/]+\/*/g)].map(({ 0: part, index }) => (
          <Fragment key={index}>
            {part}
            <wbr />
          </Fragment>
        ))}
      </code>
      <CopyButton value={uri} label={label} iconOnly />
    </span>
  )
}
