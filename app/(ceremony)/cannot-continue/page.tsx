import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { errorText } from '@/components/ceremony/error-texts'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { REQUEST_ID_HEADER } from '@/lib/http/origin-from-headers'
import { PAGE_ERROR_HEADER } from '@/lib/http/page-error-header'

export const metadata: Metadata = { title: 'Cannot continue' }

/** The engine's error page. Only the engine leads here; see lib/server. */
export default async function CannotContinuePage() {
  const about = await headers()
  const problem = about.get(PAGE_ERROR_HEADER)
  if (problem === null) notFound()
  const [code = '', parameter] = problem.split(' ')
  const { title, why, next } = errorText(code)
  return (
    <CeremonyFrame
      title={title}
      footer={
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-start [&_dd]:font-mono [&_dd]:[overflow-wrap:anywhere]">
          <dt>Error</dt>
          <dd>{code}</dd>
          {parameter ? (
            <>
              <dt>Parameter</dt>
              <dd>{parameter}</dd>
            </>
          ) : null}
          <dt>Request ID</dt>
          <dd>{about.get(REQUEST_ID_HEADER)}</dd>
        </dl>
      }
    >
      <div className="flex flex-col gap-3 text-pretty">
        <p>{why}</p>
        <p className="text-muted">{next}</p>
      </div>
    </CeremonyFrame>
  )
}
