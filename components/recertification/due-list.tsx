import { Banner } from '@/components/ui/banner'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { TimeInSentence } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { Due } from '@/lib/recertification/recertification'

const SHOWN = 5

/** On My Apps: which of the reader's apps are to be confirmed. */
export function DueList({ due }: { due: readonly Due[] }) {
  const one = due.length === 1
  return (
    <Banner
      tone="warning"
      title={
        one
          ? 'An app of yours is to be confirmed'
          : `${due.length} apps of yours are to be confirmed`
      }
    >
      <ul className="mt-1 flex flex-col gap-1">
        {due.slice(0, SHOWN).map(({ appId, appName, dueAt, state }) => (
          <li key={appId}>
            <Link
              href={`${appPath(appId)}/confirm`}
              className="font-medium underline underline-offset-2"
            >
              <Name>{appName}</Name>
            </Link>{' '}
            {state === 'suspended' ? (
              'is suspended until then'
            ) : (
              <>
                is due <TimeInSentence at={dueAt} />
              </>
            )}
          </li>
        ))}
        {due.length > SHOWN ? <li>and {due.length - SHOWN} more</li> : null}
      </ul>
    </Banner>
  )
}
