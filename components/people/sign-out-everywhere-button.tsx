'use client'

import { LogOut } from 'lucide-react'
import { ActButton } from '@/components/ui/act-button'
import type { Answer } from '@/lib/http/answer'

/** Ends all sessions, then leads to the sign-in page. */
export function SignOutEverywhereButton(props: { signOutEverywhere: () => Promise<Answer<void>> }) {
  return (
    <ActButton icon={LogOut} act={props.signOutEverywhere}>
      Sign out everywhere
    </ActButton>
  )
}
