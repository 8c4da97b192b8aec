import { Banner } from '@/components/ui/banner'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { TimeInSentence } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { Due } from '@/lib/recertification/recertification'

/** On the pages of an app: that it is to be confirmed, or was suspended because nobody did. */
export function RecertificationNotice({ due }: { due: Pick<Due, 'appId' | 'dueAt' | 'state'> }) {
  const isSuspended = due.state === 'suspended'
  const isLate = isSuspended || due.state === 'overdue'
  return (
    <Banner
      tone={isLate ? 'danger' : 'warning'}
      title={
        isSuspended ? 'Suspended: nobody has confirmed this app' : 'This app is to be confirmed'
      }
      action={
        <Link href={`${appPath(due.appId)}/confirm`} className={buttonClass({ size: 'sm' })}>
          Look and confirm
        </Link>
      }
    >
      {isSuspended ? (
        'It gets no token until its owner or an administrator confirms that it is still needed as it is.'
      ) : (
        <>
          Its owner or an administrator says that it is still needed as it is. Due{' '}
          <TimeInSentence at={due.dueAt} />; four weeks later it is suspended.
        </>
      )}
    </Banner>
  )
}
