'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'

type Selection = {
  chosen: ReadonlySet<string>
  choose: (ids: readonly string[], isChosen: boolean) => void
}

const Context = createContext<Selection>({ chosen: new Set(), choose: () => {} })

/** Around a list of which several are chosen, to change them at once. */
export function SelectionOf({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before)
      for (const id of ids) {
        if (isChosen) after.add(id)
        else after.delete(id)
      }
      return after
    })
  return <Context value={{ chosen, choose }}>{children}</Context>
}

export function useSelection(): Selection {
  return useContext(Context)
}

/** Chooses one. Nothing comes of it without a script, so it is not there then. */
export function SelectBox({ id, name }: { id: string; name: string }) {
  const { chosen, choose } = useSelection()
  return (
    <label className="-m-2 flex shrink-0 p-2 [@media(scripting:none)]:hidden">
      <input
        type="checkbox"
        aria-label={`Select ${name}`}
        checked={chosen.has(id)}
        onChange={(event) => choose([id], event.currentTarget.checked)}
        className="size-4 accent-accent"
      />
    </label>
  )
}
