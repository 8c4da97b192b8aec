import { Banner } from './banner'

/** The server's refusal, announced in its own words. Nothing without one. */
export function Refused({ sentence }: { sentence: string | null | undefined }) {
  if (!sentence) return null
  return (
    <Banner tone="danger" announce>
      {sentence}
    </Banner>
  )
}
