import { Banner } from '@/components/ui/banner'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import type { Unfinished } from '@/lib/leavers/leaver'

/** Says of whom who left something is to do. */
export function UnfinishedBanner({ people }: { people: readonly Unfinished[] }) {
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
      </Banner>
    </div>
  )
}

const counted = (count: number, noun: string) => `${count} ${count === 1 ? noun : `${noun}s`}`

/** `2 apps want a new owner, 3 secrets to rotate` */
export function inWords({ ownedApps, openSecrets }: Omit<Unfinished, 'id' | 'name'>): string {
  const apps = ownedApps > 0 ? [`${counted(ownedApps, 'app')} for a new owner`] : []
  const secrets = openSecrets > 0 ? [`${counted(openSecrets, 'secret')} to rotate`] : []
  return apps.concat(secrets).join(', ')
}
