import { Time } from '@/components/ui/time'
import { timesInWords } from '@/components/usage/usage-words'
import type { SecretView } from '@/lib/secrets/secret'
import type { RefusedAttempts } from '@/lib/usage/usage'
import { StatusBadge } from './status-badge'

/** What was refused of a paused secret, by the secret's id: its value was right. */
export type RefusedWhilePaused = Readonly<Record<string, readonly RefusedAttempts[]>>

const LISTED_MAX = 5

type PauseStateProps = { secret: SecretView; refused: readonly RefusedAttempts[] | undefined }

/** The status; while it is paused, and for a day after that, who sent it meanwhile. */
export function PauseState({ secret: { status, pause }, refused }: PauseStateProps) {
  return (
    <div className="flex flex-col items-start gap-1">
      <StatusBadge status={status} />
      {status === 'paused' && pause ? (
        <span className="text-[0.8125rem] text-muted">
          {pause.until ? (
            <>
              back <Time at={pause.until} />
            </>
          ) : (
            'until it is resumed'
          )}
        </span>
      ) : null}
      {pause && refused ? <WhoSentIt paused={status === 'paused'} refused={refused} /> : null}
    </div>
  )
}

function WhoSentIt(props: { paused: boolean; refused: readonly RefusedAttempts[] }) {
  const { paused, refused } = props
  if (refused.length === 0) {
    return (
      <span className="text-[0.8125rem] text-muted">
        {paused ? 'Nobody has sent it so far.' : 'Nobody sent it while it was paused.'}
      </span>
    )
  }
  return (
    <div className="max-w-64 text-[0.8125rem] text-warning">
      <p>{paused ? 'Refused since then:' : 'Refused while it was paused:'}</p>
      <ul>
        {refused.slice(0, LISTED_MAX).map(({ address, attempts, lastAt }) => (
          <li key={address} className="[overflow-wrap:anywhere]">
            {timesInWords(attempts)} from {address || 'many others'},{' '}
            {attempts === 1 ? '' : 'last '}
            <Time at={lastAt} />
          </li>
        ))}
        {refused.length > LISTED_MAX ? (
          <li>and from {refused.length - LISTED_MAX} other addresses</li>
        ) : null}
      </ul>
    </div>
  )
}
