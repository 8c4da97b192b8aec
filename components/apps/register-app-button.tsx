'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'

/** Begins a registration. A GET form, so that it works before its script has come. */
export function RegisterAppButton() {
  const router = useRouter()
  return (
    <form
      action="/apps/new"
      onSubmit={(event) => {
        event.preventDefault()
        router.push('/apps/new')
      }}
    >
      <Button type="submit" early variant="primary" icon={Plus}>
        Register app
      </Button>
    </form>
  )
}
