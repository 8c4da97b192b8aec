'use client'

import { lazy, Suspense } from 'react'

export type BrokenPageProps = { error: Error & { digest?: string }; reset: () => void }

const Page = lazy(async () => ({
  default: await import('./broken-page')
    .then(({ BrokenPage }) => BrokenPage)
    .catch(() => NotLoaded),
}))

/** For an error. Every page carries this, and loads what it shows when there is an error. */
export function SomethingBroke(props: BrokenPageProps) {
  return (
    <Suspense>
      <Page {...props} />
    </Suspense>
  )
}

function NotLoaded(_: BrokenPageProps) {
  return (
    <div className="flex max-w-md flex-col items-start gap-3 py-12">
      <h1 className="font-semibold text-2xl">A part of this page did not load</h1>
      <p className="text-muted">The connection broke, or Keyturn was updated meanwhile.</p>
      <button type="button" className="underline" onClick={() => location.reload()}>
        Reload
      </button>
    </div>
  )
}
