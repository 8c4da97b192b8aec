import { buttonClass } from '@/components/ui/button'

type ContinueWithProps = {
  provider: string
  next: string | null
  /** The provider must ask again, even with an open session of its own. */
  anew: boolean
}

/** Leads to the configured OpenID provider. A plain link: it works without script. */
export function ContinueWith({ provider, next, anew }: ContinueWithProps) {
  const query = new URLSearchParams({ ...(next && { next }), ...(anew && { again: '1' }) })
  return (
    <div className="flex flex-col gap-4">
      <a
        href={`/sign-in/openid${query.size > 0 ? `?${query}` : ''}`}
        className={buttonClass({}, 'w-full')}
      >
        Continue with {provider}
      </a>
      <p className="flex items-center gap-3 text-[0.8125rem] text-muted before:flex-1 before:border-t after:flex-1 after:border-t">
        or with your password
      </p>
    </div>
  )
}
