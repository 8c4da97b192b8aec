'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ShownOnce } from '@/components/ui/shown-once'
import type { FormAction } from '@/lib/http/form'
import type { NewTokenForm } from '@/lib/initial-access-tokens/initial-access-token-input'
import { MakeTokenForm } from './make-token-form'

/** Makes a token, then shows it once. */
export function MakeTokenButton({ make }: { make: FormAction<NewTokenForm, string> }) {
  return (
    <ShownOnce
      noun="token"
      trigger={
        <Button size="sm" icon={Plus}>
          New token
        </Button>
      }
      form={(onMade) => <MakeTokenForm make={make} onMade={onMade} />}
    />
  )
}
