import type { Metadata } from 'next'
import { Wordmark } from '@/components/frame/mark'
import { NothingHere } from '@/components/frame/nothing-here'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main id="content" className="mx-auto max-w-md px-4 pt-10">
      <Wordmark />
      <NothingHere />
    </main>
  )
}
