import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { VIEW_WORDS } from '@/components/secrets-to-look-at/view-words'
import { viewOf } from '@/lib/secrets/to-look-at/to-look-at'
import { type Parameters, ToLookAt } from '../to-look-at'

type Props = { params: Promise<{ view: string }>; searchParams: Promise<Parameters> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = viewOf((await params).view)
  return { title: view ? `${VIEW_WORDS[view].label} · Secrets to look at` : 'Secrets to look at' }
}

export default async function Page({ params, searchParams }: Props) {
  const view = viewOf((await params).view)
  return view ? <ToLookAt view={view} parameters={await searchParams} /> : notFound()
}
