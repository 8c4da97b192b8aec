import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import type { PublicRefusal } from '@/lib/errors'

const NO_ANSWER = 'No answer came back. Check your connection and reload this page.'

/** Says why a link does not open. `whatNext` is for a link that is expired or used. */
export function ClosedLink(props: { refusal: PublicRefusal | null; whatNext: string }) {
  const { refusal, whatNext } = props
  if (refusal?.code !== 'setup_link_dead') {
    return (
      <Banner tone="danger" announce>
        {refusal?.sentence ?? NO_ANSWER}
      </Banner>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <Banner tone="warning" title="This link has expired or was already used" announce>
        {whatNext}
      </Banner>
      <ButtonLink href="/sign-in">Go to the sign-in page</ButtonLink>
    </div>
  )
}
