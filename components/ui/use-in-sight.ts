import { type RefObject, useEffect, useRef } from 'react'

/** The row that scrolls sideways: the child of this number is moved to its middle. -1 moves nothing. */
export function useInSight<Row extends HTMLElement>(child: number): RefObject<Row | null> {
  const row = useRef<Row>(null)
  useEffect(() => {
    const here = row.current?.children[child]
    if (!row.current || !(here instanceof HTMLElement)) return
    const { clientWidth } = row.current
    row.current.scrollLeft = here.offsetLeft - (clientWidth - here.offsetWidth) / 2
  }, [child])
  return row
}
