import { buttonClass } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import type { ProviderButton } from '@/lib/providers/provider'

type ContinueWithProps = {
  providers: readonly ProviderButton[]
  next: string | null
  /** The provider must ask again, even with an open session of its own. */
  anew: boolean
}

/** Leads to the OpenID providers. Plain links: they work without script. */
export function ContinueWith({ providers, next, anew }: ContinueWithProps) {
  const onward = { ...(next && { next }), ...(anew && { again: '1' }) }
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-2">
        {providers.map(({ id, name }) => (
          <li key={id} className="grid">
            <a
              href={`/sign-in/openid?${new URLSearchParams({ provider: id, ...onward })}`}
              className={buttonClass({ named: true }, 'w-full')}
            >
              <span>
                Continue with <Name>{name}</Name>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p className="flex items-center gap-3 text-[0.8125rem] text-muted before:flex-1 before:border-t after:flex-1 after:border-t">
        or with your email
      </p>
    </div>
  )
}
