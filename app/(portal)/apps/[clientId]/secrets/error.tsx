'use client'

import { pageOfCause } from '@/components/frame/broken-page'
import type { BrokenPageProps } from '@/components/frame/something-broke'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'

/** The page could not be read. Nothing was changed. */
export default function SecretsError({ error, reset }: BrokenPageProps) {
  const known = pageOfCause(error)
  if (known) return known
  return (
    <Banner
      tone="danger"
      announce
      title="The secrets could not be read"
      action={<Button onClick={reset}>Try again</Button>}
    >
      Nothing was changed. If it stays like this, tell the person who operates Keyturn.
    </Banner>
  )
}
