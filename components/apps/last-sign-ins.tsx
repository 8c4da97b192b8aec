import { Time } from '@/components/ui/time'
import type { LastSignIn } from '@/lib/apps/app'

const WORDS: Record<LastSignIn['boundBy'], string> = {
  pkce: 'With PKCE (S256)',
  nonce: 'With a nonce alone',
  neither: 'With neither PKCE nor nonce',
}

/** What protected the codes of the last sign-ins, the latest first. */
export function LastSignIns({ signIns }: { signIns: readonly LastSignIn[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {signIns.map(({ boundBy, lastAt }) => (
        <li key={boundBy}>
          {WORDS[boundBy]}{' '}
          <span className="text-muted">
            <Time at={lastAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}
