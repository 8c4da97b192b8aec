import { Banner } from '@/components/ui/banner'
import { Time } from '@/components/ui/time'
import type { Leaver } from '@/lib/leavers/leaver'

/** Says that a person left, and what is to do about what they have seen. Nothing of those who are here. */
export function LeaverBanner({ leaver, open }: { leaver: Leaver; open: number }) {
  if (leaver.standing === 'here') return null
  return (
    <Banner tone={open > 0 ? 'warning' : 'neutral'} title={titleOf(open)}>
      {leaver.leftAt ? (
        <>
          Disabled <Time at={leaver.leftAt} />.{' '}
        </>
      ) : (
        'They are no longer in the organization. '
      )}
      {open > 0
        ? 'Rotate each of them, or say why it is kept. This stays here, and among the people, until all are done.'
        : 'Every secret that they have seen has ended, or somebody decided to keep it.'}
    </Banner>
  )
}

function titleOf(open: number): string {
  if (open === 0) return 'They no longer know a secret that matters'
  return open === 1
    ? 'One secret that they have seen still works'
    : `${open} secrets that they have seen still work`
}
