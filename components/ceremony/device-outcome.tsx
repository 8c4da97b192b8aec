import { CircleCheck, CircleSlash } from 'lucide-react'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { ButtonLink } from '@/components/ui/button'

const OUTCOMES = {
  approved: {
    title: 'Your device is connected',
    sentence:
      'Go back to your device. It continues by itself in a few seconds. You can close this page.',
    icon: CircleCheck,
    tone: 'text-good',
  },
  denied: {
    title: 'You denied access',
    sentence: 'The device gets no access. You can close this page.',
    icon: CircleSlash,
    tone: 'text-muted',
  },
} as const

export type DeviceOutcomeName = keyof typeof OUTCOMES

export function isDeviceOutcome(text: unknown): text is DeviceOutcomeName {
  return typeof text === 'string' && Object.hasOwn(OUTCOMES, text)
}

/** How it ended. The rest happens on the device. */
export function DeviceOutcome({ outcome }: { outcome: DeviceOutcomeName }) {
  const { title, sentence, icon: Sign, tone } = OUTCOMES[outcome]
  return (
    <CeremonyFrame title={title}>
      <p role="status" className="flex gap-3 text-pretty">
        <Sign aria-hidden="true" className={`mt-0.5 size-5 shrink-0 ${tone}`} />
        {sentence}
      </p>
      {outcome === 'approved' ? (
        <ButtonLink href="/authorizations" prefetch={false}>
          See your authorized apps
        </ButtonLink>
      ) : null}
    </CeremonyFrame>
  )
}
