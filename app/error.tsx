'use client'

import { Wordmark } from '@/components/frame/mark'
import { type BrokenPageProps, SomethingBroke } from '@/components/frame/something-broke'

export default function ErrorPage(props: BrokenPageProps) {
  return (
    <main id="content" className="mx-auto max-w-md px-4 pt-10">
      <Wordmark />
      <SomethingBroke {...props} />
    </main>
  )
}
