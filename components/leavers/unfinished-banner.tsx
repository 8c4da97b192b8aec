import { Banner } from '@/components/ui/banner'
import { COUNT } from '@/components/ui/count'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import type { Unfinished } from '@/lib/leavers/leaver'

/** So many are named at once; the others are folded away. */
const NAMED_MAX = 5

type People = { people: readonly Unfinished[] }

/** Says of whom who left something is to do. */
export function UnfinishedBanner({ people }: People) {
  const others = people.slice(NAMED_MAX)
  return (
    <div className="mb-4">
      <Banner
        tone="warning"
        title={
          people.length === 1
            ? 'Somebody who left has unfinished work'
            : `${people.length} people who left have unfinished work`
        }
      >
        <Names people={people.slice(0, NAMED_MAX)} />
        {others.length > 0 ? (
          <details className="mt-1">
            <summary className="w-fit cursor-pointer rounded-sm">
              {others.length === 1 ? 'One more' : `${COUNT.format(others.length)} more`}
            </summary>
            <Names people={others} />
          </details>
        ) : null}
      </Banner>
    </div>
  )
}

function Names({ people }: People) {
  return (
    <ul className="flex flex-col gap-1">
      {people.map((person) => (
        <li key={person.id}>
          <Link
            href={`/admin/people/${person.id}`}
            className="font-medium text-text underline underline-offset-4"
          >
            <Name>{person.name}</Name>
          </Link>
          : {inWords(person)}
        </li>
      ))}
    </ul>
  )
}

const counted = (count: number, noun: string) => `${count} ${count === 1 ? noun : `${noun}s`}`

/** `2 apps want a new owner, 3 secrets to rotate` */
export function inWords({ ownedApps, openSecrets }: Omit<Unfinished, 'id' | 'name'>): string {
  const apps = ownedApps > 0 ? [`${counted(ownedApps, 'app')} for a new owner`] : []
  const secrets = openSecrets > 0 ? [`${counted(openSecrets, 'secret')} to rotate`] : []
  return apps.concat(secrets).join(', ')
}
