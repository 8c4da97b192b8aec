'use client'

import { LogOut } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { Answer } from '@/lib/http/answer'

/** Ends all sessions, then leads to the sign-in page. */
export function SignOutEverywhereButton(props: { signOutEverywhere: () => Promise<Answer<void>> }) {
  const { call, pending } = useToastedAction(props.signOutEverywhere)
  return (
    <Button icon={LogOut} pending={pending} onClick={() => call()}>
      Sign out everywhere
    </Button>
  )
}
