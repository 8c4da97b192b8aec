import { Banner } from './banner'
import { UPDATED } from './other-build'
import { ReloadButton } from './reload-button'

/** The server's refusal, announced in its own words. Nothing without one. */
export function Refused({ sentence }: { sentence: string | null | undefined }) {
  if (!sentence) return null
  return (
    <Banner tone="danger" announce action={sentence === UPDATED ? <ReloadButton /> : null}>
      {sentence}
    </Banner>
  )
}
