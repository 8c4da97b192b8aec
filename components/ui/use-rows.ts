'use client'

import { useEffect, useRef, useState } from 'react'

/**
 * Rows of a form that come and go, at least one; each keeps what was typed into it. Put `list` on
 * their list: the focus goes to the first field of the row that came, or beside the one that went.
 */
export function useRows<T>(first: readonly T[], blank: T) {
  const [rows, setRows] = useState(() =>
    (first.length > 0 ? first : [blank]).map((value, key) => ({ key, value })),
  )
  const list = useRef<HTMLOListElement>(null)
  const nextKey = useRef(rows.length)
  const focusRow = useRef<number | null>(null)

  useEffect(() => {
    if (focusRow.current === null) return
    const row = list.current?.children[Math.min(focusRow.current, rows.length - 1)]
    row?.querySelector('input')?.focus()
    // Whoever watches the form for changes learns of this one.
    list.current?.dispatchEvent(new Event('input', { bubbles: true }))
    focusRow.current = null
  }, [rows])

  const add = () => {
    focusRow.current = rows.length
    setRows([...rows, { key: nextKey.current++, value: blank }])
  }
  /** Puts rows in place of an empty one, or behind one that is not. */
  const spread = (index: number, values: readonly T[], isEmpty: boolean) => {
    const at = isEmpty ? index : index + 1
    const added = values.map((value) => ({ key: nextKey.current++, value }))
    focusRow.current = at + added.length - 1
    setRows([...rows.slice(0, at), ...added, ...rows.slice(index + 1)])
  }
  const remove = (index: number) => {
    focusRow.current = index
    setRows(rows.filter((_, at) => at !== index))
  }
  return { rows, list, add, spread, remove }
}

/** Which lines a complaint such as "Line 2 is …" is about, counted from 1. */
export function linesIn(complaint: string | undefined): ReadonlySet<number> {
  return new Set([...(complaint ?? '').matchAll(/Line (\d+)/g)].map((match) => Number(match[1])))
}
