'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useRouter } from '@/components/ui/use-router'

const CLOSED =
  'Your organization registers no new apps at the moment. An administrator can switch it on under Policies.'

/**
 * Starts a registration. A GET form, so that it works before its script is loaded. While the policy
 * allows no new apps it says so, to those who could register one otherwise.
 */
export function RegisterAppButton({ open }: { open: boolean }) {
  const router = useRouter()
  const look = { variant: 'primary', icon: Plus, children: 'Register app' } as const
  if (!open) return <Button {...look} disabledReason={CLOSED} />
  return (
    <form
      action="/apps/new"
      onSubmit={(event) => {
        event.preventDefault()
        router.push('/apps/new')
      }}
    >
      <Button type="submit" early {...look} />
    </form>
  )
}
