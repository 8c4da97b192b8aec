import { Download } from 'lucide-react'
import { buttonClass } from './button'
import { FileLink } from './link'

type CsvLinkProps = {
  href: string
  /** What the file is called. */
  download: string
}

/** Downloads what a list shows a page of. */
export function CsvLink(props: CsvLinkProps) {
  return (
    <FileLink {...props} className={buttonClass({ size: 'sm', variant: 'ghost' })}>
      <Download aria-hidden="true" className="size-4" />
      CSV
    </FileLink>
  )
}
