import { Banner } from '@/components/ui/banner'

type TrustNoteProps = { verified: boolean; returnHost: string | null }

/** Whether the app is verified, and which host gets the answer. */
export function TrustNote({ verified, returnHost }: TrustNoteProps) {
  const host = <strong className="font-semibold [overflow-wrap:anywhere]">{returnHost}</strong>
  if (verified) {
    return returnHost ? (
      <p className="text-muted">
        Your answer is sent to <span className="text-text">{host}</span>.
      </p>
    ) : null
  }
  return (
    <Banner tone="warning" title="Nobody has verified this app">
      {returnHost ? (
        <>
          Your answer is sent to <span className="text-text">{host}</span>. Approve only if you know
          that address and trust whoever runs it.
        </>
      ) : (
        'Approve only if you know where it comes from and trust whoever runs it.'
      )}
    </Banner>
  )
}
