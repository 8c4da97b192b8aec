import { dirname } from 'node:path'
import { reachedFrom } from './imports'
import { LAYERS, type Layer, NOT_IN_COMPONENTS } from './rooms'

/** `rank` counts the lines of the table from the top. */
export type Place = { layer: Layer; room: string; rank: number }

const PLACES: Place[] = LAYERS.flatMap((layer) =>
  layer.rooms.flatMap((line) => line.split(' ').map((room) => ({ layer, room, line }))),
).map(({ layer, room, line }) => ({ layer, room, rank: rankOf(line) }))

function rankOf(line: string): number {
  return LAYERS.flatMap((layer) => layer.rooms).indexOf(line)
}

/** Where a module stands; undefined for a package and for a folder that has no line in the table. */
export function placeOf(module: string): Place | undefined {
  const folder = dirname(module)
  return PLACES.find(({ room }) =>
    room.endsWith('/**') ? `${folder}/`.startsWith(room.slice(0, -2)) : room === folder,
  )
}

export const inRepository = (target: string) => /^(app|components|lib|e2e|prisma)\//.test(target)
export const isTest = (module: string) => /\.test(\.tsx?)?$|\/testing\//.test(module)
export const isStore = (module: string) => /[/-]store$/.test(module)
export const isOf = (names: string[], target: string) =>
  names.some((name) => target === name || target.startsWith(`${name}/`))

/** The folder right under lib, which a store is private to; app and components are one each. */
export function nounOf(module: string): string {
  const [top = '', noun = ''] = module.split('/')
  return top === 'lib' ? `lib/${noun}` : top
}

/** A noun says what a thing is: no import of it leads to a query. */
export function isNoun(module: string): boolean {
  return ![...reachedFrom(module)].some((one) => isStore(one) || one.startsWith('lib/db/'))
}

/** Whether a module of lib can be shown by a component: a noun that runs in a browser. */
export function isForBrowsers(module: string): boolean {
  const reached = [...reachedFrom(module)]
  const loads = reached.some((one) => one.startsWith('node:') || isOf(NOT_IN_COMPONENTS, one))
  return isNoun(module) && !loads && !reached.includes('lib/config')
}
