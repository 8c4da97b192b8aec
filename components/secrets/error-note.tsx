import { CircleAlert } from 'lucide-react'
import { ReloadButton } from '@/components/ui/reload-button'
import type { ActionError } from '@/components/ui/use-action'

/** Says why an action failed. Signing in again opens another tab, so that nothing is lost. */
export function ErrorNote({ error }: { error: ActionError | null }) {
  return (
    <div role="alert" className="empty:hidden">
      {error ? (
        <div className="flex gap-2.5 rounded-lg border border-danger/25 bg-danger-soft px-3 py-2.5">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />
          <div className="flex min-w-0 flex-col items-start gap-2">
            <p>
              {error.sentence}
              {error.code === 'not_signed_in' ? <SignInLink /> : null}
            </p>
            {error.code === 'updated' ? <ReloadButton /> : null}
          </div>
        </div>
      ) : null}
    </div>
  )
}

function SignInLink() {
  return (
    <>
      {' '}
      <a
        href="/sign-in?next=/apps"
        target="_blank"
        rel="noreferrer"
        className="font-medium underline underline-offset-2"
      >
        Sign in in another tab
      </a>
      , then come back and press the button again: what you typed stays here.
    </>
  )
}
