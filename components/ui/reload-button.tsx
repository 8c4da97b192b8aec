'use client'

import { Button } from './button'
import { reloadKeepingForms } from './kept-forms'

/** Loads the page of the new build. What was typed into its forms comes back. */
export function ReloadButton() {
  return (
    <Button size="sm" onClick={reloadKeepingForms}>
      Reload
    </Button>
  )
}
