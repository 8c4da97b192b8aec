import type { Metadata } from 'next'
import { type Parameters, ToLookAt } from './to-look-at'

export const metadata: Metadata = { title: 'Secrets to look at' }

export default async function Page({ searchParams }: { searchParams: Promise<Parameters> }) {
  return <ToLookAt view="expiring" parameters={await searchParams} />
}
