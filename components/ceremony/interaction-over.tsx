import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { ButtonLink } from '@/components/ui/button'

/** The question was answered, is too old, or was asked in another browser. */
export function InteractionOver() {
  return (
    <CeremonyFrame title="This request is over">
      <p className="text-pretty text-muted">
        It was answered already, it waited for too long, or it began in another browser. If the app
        still waits for you, go back to it and begin there once more.
      </p>
      <ButtonLink href="/authorizations" prefetch={false}>
        See your authorized apps
      </ButtonLink>
    </CeremonyFrame>
  )
}
