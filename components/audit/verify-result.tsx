import { Banner } from '@/components/ui/banner'
import { CopyButton } from '@/components/ui/copy-button'
import { COUNT } from '@/components/ui/count'
import { findingSentence, type Verification } from '@/lib/audit/seal/finding'

/** How far a verification is, or what it has found; null before its first answer. */
export function VerifyResult({ so }: { so: Verification | null }) {
  if (!so) return <progress aria-label="Verification" className="h-2 w-full accent-accent" />
  return (
    <>
      {so.done ? <Outcome so={so} /> : <Progress so={so} />}
      {so.done && so.head && so.publicKey ? <Kept head={so.head} publicKey={so.publicKey} /> : null}
    </>
  )
}

function Progress({ so: { verified, total } }: { so: Verification }) {
  return (
    <div className="flex flex-col gap-1.5">
      <progress
        aria-label="Verification"
        className="h-2 w-full accent-accent"
        value={verified}
        max={total || 1}
      />
      <p role="status" className="tabular text-muted">
        {COUNT.format(verified)} of {COUNT.format(total)} events
      </p>
    </div>
  )
}

function Outcome({ so: { finding, verified, after, waiting } }: { so: Verification }) {
  if (finding) {
    const isEvent = 'event' in finding
    return (
      <Banner
        tone="danger"
        title="Something was changed"
        announce
        action={isEvent ? <CopyButton value={finding.event} label="Copy the id" /> : undefined}
      >
        {findingSentence(finding)} This is the first that was found; there may be more.
      </Banner>
    )
  }
  return (
    <Banner tone="good" title="Nothing was changed" announce>
      {plural(verified, 'event')} in {plural(after, 'seal')} {verified === 1 ? 'is' : 'are'} as
      sealed, or removed when their time was over. {waitingInWords(waiting)}
    </Banner>
  )
}

const plural = (count: number, noun: string) =>
  `${COUNT.format(count)} ${noun}${count === 1 ? '' : 's'}`

function waitingInWords(waiting: number): string {
  if (waiting === 0) return 'No event waits for its seal.'
  return `${plural(waiting, 'event')} of the last minute ${waiting === 1 ? 'waits for its seal and is' : 'wait for their seal and are'} not protected yet.`
}

/** What to keep elsewhere. */
function Kept({ head, publicKey }: { head: string; publicKey: string }) {
  return (
    <section className="flex flex-col gap-2" aria-label="What to keep elsewhere">
      <p className="font-medium">Newest head</p>
      <p className="text-muted">
        Keep it where nobody can change it who can change this database. Later it shows that nothing
        up to here was taken away.
      </p>
      <div className="flex flex-wrap items-start gap-2">
        <code className="min-w-0 flex-1 rounded-lg bg-sunken px-3 py-2 font-mono text-xs [overflow-wrap:anywhere]">
          {head}
        </code>
        <CopyButton value={head} label="Copy head" />
      </div>
      <details className="text-muted">
        <summary className="cursor-pointer">Public key of the seals</summary>
        <pre className="mt-2 overflow-x-auto rounded-lg bg-sunken px-3 py-2 font-mono text-xs">
          {publicKey}
        </pre>
      </details>
    </section>
  )
}
