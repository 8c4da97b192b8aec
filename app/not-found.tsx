import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { MessagePage } from '@/components/frame/message-page'
import { ButtonLink } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main className="px-4">
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
    </main>
  )
}
