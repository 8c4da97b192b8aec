'use client'

import { flushSync } from 'react-dom'
import { type Control, changedSince, controlFor, type Entry, entriesOf } from './draft'

type Draft = { path: string; form: string; entries: Entry[] }
type FormControl = Control & (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)

const STORED = 'keyturn-drafts'

/** The forms on the screen, and what each held when it was opened. */
const opened = new Map<HTMLFormElement, Entry[]>()

/** What was kept before this page was loaded, until its form takes it. */
let waiting: Draft[] | null = null

/**
 * Has what is typed into a form kept by `reloadKeepingForms`, and puts back what was kept: once, and
 * `onRestored` is called then. Returns a function that ends this when the form goes away.
 */
export function watchForm(form: HTMLFormElement, onRestored: () => void): () => void {
  opened.set(form, entriesOf(controlsOf(form)))
  // React does not let a form be changed while it is being placed.
  queueMicrotask(() => {
    const draft = opened.has(form) ? takeDraft(form) : undefined
    if (!draft) return
    for (const entry of draft.entries) restore(form, entry)
    onRestored()
  })
  return () => {
    opened.delete(form)
  }
}

/** Loads the page again, and keeps what was typed into its forms, except what must not be kept. */
export function reloadKeepingForms(): void {
  const drafts = [...opened].map(([form, before]) => ({
    path: location.pathname,
    form: nameOf(form),
    entries: changedSince(before, entriesOf(controlsOf(form))),
  }))
  store(drafts.filter(({ entries }) => entries.length > 0))
  // No form asks whether to leave: what was typed is kept.
  const stayQuiet = (event: BeforeUnloadEvent) => event.stopImmediatePropagation()
  addEventListener('beforeunload', stayQuiet, { capture: true, once: true })
  // A page that answered a form without scripts would be sent again by `reload`.
  if (location.hash) location.reload()
  else location.replace(location.href)
}

function takeDraft(form: HTMLFormElement): Draft | undefined {
  waiting ??= takeStored()
  const name = nameOf(form)
  const at = waiting.findIndex((one) => one.path === location.pathname && one.form === name)
  return at < 0 ? undefined : waiting.splice(at, 1)[0]
}

/** A form is known by the title of its dialog and the name of its first field. */
function nameOf(form: HTMLFormElement): string {
  const title = form.closest('[role="dialog"], [role="alertdialog"]')?.querySelector('h2')
  const first = controlsOf(form).find(({ name, type }) => name && type !== 'hidden')
  return `${title?.textContent ?? ''}/${first?.name ?? ''}`
}

function controlsOf(form: HTMLFormElement): FormControl[] {
  return [...form.elements].filter((one): one is FormControl =>
    /^(INPUT|SELECT|TEXTAREA)$/.test(one.tagName),
  )
}

/** As if the person had typed or chosen it, so that React hears of it. */
function restore(form: HTMLFormElement, entry: Entry): void {
  const find = () => controlFor(controlsOf(form), entry)
  if (!find()) addRow(form, entry)
  const control = find()
  if (!control) return
  flushSync(() => {
    if (typeof entry.value === 'string') type(control, entry.value)
    else if (control.checked !== entry.value && (entry.value || control.type === 'checkbox')) {
      control.click()
    }
  })
}

/** For a list whose rows come and go: its own button adds one. */
function addRow(form: HTMLFormElement, { name }: Entry): void {
  const row = controlsOf(form).find((one) => one.name === name)
  const button = row?.closest('fieldset')?.querySelector<HTMLElement>('[data-adds-row]')
  if (button) flushSync(() => button.click())
}

function type(control: FormControl, value: string): void {
  // React replaces `value` on the element itself, to tell its own changes from others.
  const prototype = Object.getPrototypeOf(control) as object
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value)
  control.dispatchEvent(new Event('input', { bubbles: true }))
  control.dispatchEvent(new Event('change', { bubbles: true }))
}

/** A browser may refuse to store anything. The page is loaded again all the same. */
function store(drafts: Draft[]): void {
  try {
    sessionStorage.setItem(STORED, JSON.stringify(drafts))
  } catch {}
}

function takeStored(): Draft[] {
  try {
    const stored = sessionStorage.getItem(STORED)
    sessionStorage.removeItem(STORED)
    return stored ? (JSON.parse(stored) as Draft[]) : []
  } catch {
    return []
  }
}
