'use client'

import { ReloadPage } from '@/components/frame/reload-page'
import type { BrokenPageProps } from '@/components/frame/something-broke'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { isMissingScript, isOfOtherBuild } from '@/components/ui/other-build'

/** The page could not be read. Nothing was changed. */
export default function SecretsError({ error, reset }: BrokenPageProps) {
  const isUpdated = isOfOtherBuild(error)
  if (isUpdated || isMissingScript(error)) return <ReloadPage isUpdated={isUpdated} />
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
