import type { ReactNode } from 'react'
import { TO_LOOK_AT_PATH } from '@/components/secrets-to-look-at/view-words'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'

/** The top of My Apps. */
export function ListHeader({
  description,
  actions,
}: {
  description?: string
  actions?: ReactNode
}) {
  return (
    <PageHeader
      title="My Apps"
      description={description}
      actions={
        <>
          {description ? <ButtonLink href={TO_LOOK_AT_PATH}>Secrets to look at</ButtonLink> : null}
          {actions}
        </>
      }
    />
  )
}
