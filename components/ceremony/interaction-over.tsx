import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { ButtonLink } from '@/components/ui/button'

/** The interaction was answered, has expired, or belongs to another browser. */
export function InteractionOver() {
  return (
    <CeremonyFrame title="This request is over">
      <p className="text-pretty text-muted">
        It was already answered, it expired, or it began in another browser. If the app still waits
        for you, go back to it and start again there.
      </p>
      <ButtonLink href="/authorizations" prefetch={false}>
        See your authorized apps
      </ButtonLink>
    </CeremonyFrame>
  )
}
