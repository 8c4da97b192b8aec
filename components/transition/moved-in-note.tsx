import { Banner } from '@/components/ui/banner'
import { Time } from '@/components/ui/time'
import { isActive, type SecretView } from '@/lib/secrets/secret'

type MovedInNoteProps = {
  secrets: readonly SecretView[]
  /** Until when they work; null for no end. */
  endsAt: Date | null
  isOver: boolean
}

/** Tells the app's people of secrets that another server made, and until when those work. */
export function MovedInNote({ secrets, endsAt, isOver }: MovedInNoteProps) {
  const waiting = secrets.filter((secret) => secret.movedIn && isActive(secret))
  if (waiting.length === 0) return null
  const weak = waiting.some(({ movedIn }) => movedIn?.weakness)
  return (
    <Banner tone={isOver ? 'danger' : 'warning'}>
      {waiting.length === 1
        ? 'One secret was made by another server'
        : `${waiting.length} secrets were made by another server`}
      , where somebody may still see it. {weak ? 'A value is weak, and could be guessed. ' : null}
      {endsAt ? (
        <>
          {isOver ? 'Refused since' : 'Accepted until'} <Time at={endsAt} />.{' '}
        </>
      ) : null}
      Generate a new one, put it into the program, then revoke the old one.
    </Banner>
  )
}
