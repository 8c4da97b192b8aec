import { COUNT } from '@/components/ui/count'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { Broken, DryRun, DryRunPart } from '@/lib/violations/violation'
import { consequenceOf } from './dry-run-words'

/** The first of what would break a policy, below the numbers. */
export function DryRunReport({ run }: { run: DryRun }) {
  const { broken, violations, people } = run
  const isNothing = broken.apps + broken.people === 0
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium tabular">{inNumbers(broken)}</p>
      {isNothing ? null : (
        <p className="text-muted">
          {consequenceOf(run)}
          {broken.oldest ? (
            <>
              {' '}
              The oldest is there since <Time at={broken.oldest} mode="date" />.
            </>
          ) : null}
        </p>
      )}
      {violations.length + people.length > 0 ? (
        <ul className="divide-y rounded-lg border" aria-label="The first of them">
          {violations.map((one) => (
            <li
              key={`${one.appId} ${one.secret?.id ?? ''}`}
              className="flex flex-wrap justify-between gap-x-4 px-3 py-2"
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <Link href={appPath(one.appId)} className="underline">
                  <Name>{one.appName}</Name>
                </Link>
                {one.secret ? (
                  <>
                    {' '}
                    (<Name>{one.secret.name}</Name>)
                  </>
                ) : null}{' '}
                <span className="text-muted">
                  of <Name>{one.ownerName}</Name>
                </span>
              </span>
              <Dates since={one.since} lastUsedAt={one.lastUsedAt} />
            </li>
          ))}
          {people.map((one) => (
            <li key={one.id} className="flex flex-wrap justify-between gap-x-4 px-3 py-2">
              <Name>{one.name}</Name>
              <Dates since={one.since} lastUsedAt={one.lastUsedAt} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function Dates({ since, lastUsedAt }: { since: Date; lastUsedAt: Date | null }) {
  return (
    <span className="text-[0.8125rem] text-muted">
      since <Time at={since} mode="date" />,{' '}
      {lastUsedAt ? (
        <>
          used <Time at={lastUsedAt} />
        </>
      ) : (
        'never used'
      )}
    </span>
  )
}

const counted = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${COUNT.format(count)} ${many}`

/** "37 apps would break it, 4 used today; 41 secrets of 9 owners." */
export function inNumbers({ apps, usedToday, secrets, owners, people }: Broken): string {
  const who = counted(people, 'person', 'people')
  if (apps === 0) return people > 0 ? `${who} would break it.` : 'Nothing would break it.'
  const used = `${COUNT.format(usedToday)} used today`
  const whose = `of ${counted(owners, 'owner', 'owners')}`
  const what = secrets > 0 ? `${counted(secrets, 'secret', 'secrets')} ${whose}` : whose
  const forWhom = people > 0 ? `, for ${who}` : ''
  return `${counted(apps, 'app', 'apps')} would break it, ${used}; ${what}${forWhom}.`
}

/** How far a dry run has come that looks at the apps part by part. */
export function Counting({ found }: { found: DryRunPart | null }) {
  if (!found) return <p className="text-muted">Counting what would break it…</p>
  return <ProgressBar label="Counted so far" done={found.apps} of={found.of} />
}
