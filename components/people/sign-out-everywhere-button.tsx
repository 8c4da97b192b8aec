'use client'

import { LogOut } from 'lucide-react'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import type { Answer } from '@/lib/http/answer'

/** Ends all sessions; the sign-in page is what comes next. */
export function SignOutEverywhereButton(props: { signOutEverywhere: () => Promise<Answer<void>> }) {
  const [pending, startTransition] = useTransition()
  const toast = useToast()
  const press = () =>
    startTransition(async () => {
      const outcome = await props.signOutEverywhere()
      if (!outcome.ok) toast(outcome.refusal.sentence, 'danger')
    })
  return (
    <Button icon={LogOut} pending={pending} onClick={press}>
      Sign out everywhere
    </Button>
  )
}
