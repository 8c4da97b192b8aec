'use client'

import { CircleQuestionMark } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { helpFor } from '@/lib/help/help-page'

/** The question mark of each page: opens what the documentation says about it. */
export function HelpLink() {
  return (
    <Link
      href={helpFor(usePathname())}
      aria-label="Help"
      title="Help for this page"
      className="flex size-8 shrink-0 items-center justify-center rounded-lg text-muted hover:bg-hover hover:text-text"
    >
      <CircleQuestionMark aria-hidden="true" className="size-4.5" />
    </Link>
  )
}
