import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Name } from '@/components/ui/name'

type SignedInAsProps = {
  person: { name: string; email: string }
  /** Signs out and comes back here. */
  switchPerson: () => Promise<void>
}

/** Whose account it is, and a button for anybody else. */
export function SignedInAs({ person, switchPerson }: SignedInAsProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl bg-sunken px-3.5 py-2.5">
      <Avatar name={person.name} className="size-8" />
      <p className="min-w-0 flex-[1_1_11rem] [overflow-wrap:anywhere]">
        <span className="sr-only">Signed in as </span>
        <span className="block font-medium">
          <Name>{person.name}</Name>
        </span>
        <span className="block text-[0.8125rem] text-muted">{person.email}</span>
      </p>
      {/* Where it stands on a line of its own, its words begin where the picture does. */}
      <form action={switchPerson} className="-ml-2.5">
        <Button type="submit" size="sm" variant="ghost" early>
          Not you?
        </Button>
      </form>
    </div>
  )
}
