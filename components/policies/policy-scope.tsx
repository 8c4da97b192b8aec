import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'

/** For which apps a setting counts; nothing is said where it counts for all. */
export type PolicyScopeProps = {
  /** Only for apps created after this moment. */
  after?: Date | undefined
  /** How many apps have an exception. */
  exceptions?: number | undefined
}

export function PolicyScope({ after, exceptions = 0 }: PolicyScopeProps) {
  if (!after && exceptions === 0) return null
  return (
    <p className="text-muted text-xs">
      {after ? (
        <>
          Applies to apps created after <Time at={after} />.{' '}
        </>
      ) : null}
      {exceptions > 0 ? (
        <Link href="/admin/policies/violations#exceptions" className="underline">
          {exceptions === 1 ? 'One app has an exception' : `${exceptions} apps have an exception`}
        </Link>
      ) : null}
    </p>
  )
}
