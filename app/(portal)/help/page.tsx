import { redirect } from 'next/navigation'

/** The documentation begins with what most people come for. */
export default function HelpIndex() {
  redirect('/help/connecting-an-app')
}
