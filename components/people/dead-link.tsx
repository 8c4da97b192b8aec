import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'

/** What is left to say on the page of a link that opens nothing any more. */
export function DeadLink({ what }: { what: string }) {
  return (
    <div className="flex flex-col gap-4">
      <Banner tone="warning" title="This link has expired or was already used" announce>
        {what}
      </Banner>
      <ButtonLink href="/sign-in">Go to the sign-in page</ButtonLink>
    </div>
  )
}
