'use client'

import { type BrokenPageProps, SomethingBroke } from '@/components/frame/something-broke'

export default function ErrorPage(props: BrokenPageProps) {
  return (
    <main id="content" className="px-4">
      <SomethingBroke {...props} />
    </main>
  )
}
