/** What the rules look at of an input, a select or a textarea. */
export type Control = {
  name: string
  type: string
  value: string
  autocomplete?: string
  checked?: boolean
}

/** What one control holds: a choice by its value, a text by its place among those of its name. */
export type Entry = { name: string; at: string; value: string | boolean }

const CHOICES = ['checkbox', 'radio']
const TEXTS = ['text', 'email', 'url', 'tel', 'search', 'number', 'date', 'textarea', 'select-one']
const SECRET_NAME = /password|secret|token|code|key/i
const SECRET_USE = /password|one-time-code/

/**
 * Whether what stands in a control may be kept in the browser's storage: what is chosen or typed
 * openly, never a password, a secret, a code, a token, a key, a file or a hidden value. A password
 * that is shown on the screen is a text; it is told by `autocomplete`.
 */
export function mayBeKept({ name, type, autocomplete = '' }: Control): boolean {
  if (!name || SECRET_USE.test(autocomplete)) return false
  return CHOICES.includes(type) || (TEXTS.includes(type) && !SECRET_NAME.test(name))
}

/** What the controls of a form hold, in their order, without what must not be kept. */
export function entriesOf(controls: readonly Control[]): Entry[] {
  return entriesWithControls(controls).map(({ entry }) => entry)
}

/** The control that an entry is about, if the form has it. */
export function controlFor<C extends Control>(controls: readonly C[], entry: Entry): C | undefined {
  return entriesWithControls(controls).find((one) => isSamePlace(one.entry, entry))?.control
}

/** Only what was typed or chosen since: for the rest, what others have saved meanwhile counts. */
export function changedSince(opened: readonly Entry[], now: readonly Entry[]): Entry[] {
  return now.filter((entry) => opened.find((one) => isSamePlace(one, entry))?.value !== entry.value)
}

function isSamePlace(one: Entry, other: Entry): boolean {
  return one.name === other.name && one.at === other.at
}

function entriesWithControls<C extends Control>(controls: readonly C[]) {
  const counts = new Map<string, number>()
  return controls.filter(mayBeKept).map((control) => {
    const { name, type, value, checked = false } = control
    if (CHOICES.includes(type)) return { control, entry: { name, at: value, value: checked } }
    const nth = counts.get(name) ?? 0
    counts.set(name, nth + 1)
    return { control, entry: { name, at: `${nth}`, value } }
  })
}
