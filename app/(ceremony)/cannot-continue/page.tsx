import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { troubleOf } from '@/components/ceremony/trouble'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { REQUEST_ID_HEADER } from '@/lib/http/origin-from-headers'
import { PAGE_ERROR_HEADER } from '@/lib/http/page-error-header'

export const metadata: Metadata = { title: 'Cannot continue' }

/** The engine's error page. Only the engine leads here; see lib/server. */
export default async function CannotContinuePage() {
  const about = await headers()
  const name = about.get(PAGE_ERROR_HEADER)
  if (name === null) notFound()
  const { title, why, next } = troubleOf(name)
  return (
    <CeremonyFrame
      title={title}
      footer={
        <>
          Request <span className="font-mono">{about.get(REQUEST_ID_HEADER)}</span>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-pretty">
        <p>{why}</p>
        <p className="text-muted">{next}</p>
      </div>
    </CeremonyFrame>
  )
}
