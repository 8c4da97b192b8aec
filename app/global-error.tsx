'use client'

import { Wordmark } from '@/components/frame/mark'
import { type BrokenPageProps, SomethingBroke } from '@/components/frame/something-broke'
import './globals.css'

/** For errors in the root layout. It has a layout of its own. */
export default function GlobalError(props: BrokenPageProps) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Keyturn</title>
        <main id="content" className="mx-auto max-w-md px-4 pt-10">
          <Wordmark />
          <SomethingBroke {...props} />
        </main>
      </body>
    </html>
  )
}
