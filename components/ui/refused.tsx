import { Banner } from './banner'

/** What the server has refused, said aloud in its own words; nothing as long as it has not. */
export function Refused({ sentence }: { sentence: string | null | undefined }) {
  if (!sentence) return null
  return (
    <Banner tone="danger" announce>
      {sentence}
    </Banner>
  )
}
