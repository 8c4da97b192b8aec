import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import { TimeInSentence } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { LeakReporter, LeakView } from '@/lib/leaks/leak'

const BY: Record<LeakReporter, string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  stranger: 'a stranger',
}

const SHOWN = 5

/** Says where secrets of the app were found, and what to do. Nothing when none was. */
export function LeaksBanner({ appId, leaks }: { appId: string; leaks: readonly LeakView[] }) {
  if (leaks.length === 0) return null
  const more = leaks.length - SHOWN
  return (
    <Banner
      tone="danger"
      title={titleOf(leaks)}
      action={
        <ButtonLink href={`${appPath(appId)}/secrets`} size="sm">
          Look at the secrets
        </ButtonLink>
      }
    >
      <p>{adviceOf(leaks)}</p>
      <ul className="mt-1 flex flex-col gap-1">
        {leaks.slice(0, SHOWN).map((leak) => (
          <li key={`${leak.secretId} ${leak.reporter} ${leak.place}`}>
            <Name>{leak.secretName}</Name> <span className="font-mono">{leak.hint}</span>, reported{' '}
            <TimeInSentence at={leak.lastAt} /> by {BY[leak.reporter]}
            {leak.reports > 1 ? ` (${leak.reports} times)` : ''}
            {leak.place ? (
              <>
                : <Name>{leak.place}</Name>
              </>
            ) : (
              '; they do not say where it was'
            )}
          </li>
        ))}
        {more > 0 ? <li>And {more} more, in the history of the app.</li> : null}
      </ul>
    </Banner>
  )
}

const works = ({ status }: LeakView) => status === 'active' || status === 'expiring'
const isPaused = ({ status }: LeakView) => status === 'paused'

function titleOf(leaks: readonly LeakView[]): string {
  if (leaks.some(works)) return 'A secret of this app was found, and it works'
  if (leaks.some(isPaused)) return 'A secret of this app was found, and is paused'
  return 'A secret of this app was found, and all of its secrets have ended'
}

function adviceOf(leaks: readonly LeakView[]): string {
  if (leaks.some(works)) {
    return 'Whoever has it can act as the app. Regenerate, or generate a second secret, change your deployments to it, and revoke this one.'
  }
  if (leaks.some(isPaused)) {
    return 'It is refused, and its tokens live on. Generate a second secret, change your deployments to it, and revoke this one with its tokens.'
  }
  return 'The policy of your organization ended them with their tokens. Generate a new secret and put it where the app runs.'
}
