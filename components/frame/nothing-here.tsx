import { SearchX } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from './message-page'

/** The same for what is missing and for what is somebody else's. */
export function NothingHere() {
  return (
    <MessagePage
      icon={SearchX}
      title="There is nothing here"
      action={
        <ButtonLink href="/apps" variant="primary">
          Go to My Apps
        </ButtonLink>
      }
    >
      The address may be mistyped, what stood here may be gone, or it is not yours to see.
    </MessagePage>
  )
}
