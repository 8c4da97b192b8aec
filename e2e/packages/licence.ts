import { nameOf } from './lock-file'

/** Licences of the SPDX list that ask for no more than their own text beside the copy. */
const PERMISSIVE = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'Zlib',
]

/** Packages under licences that ask for more, and why we may pass them on as they are. */
const READ: { name: RegExp; licence: string; because: string }[] = [
  {
    name: /^@img\/sharp-(libvips-|win32-|wasm32$)/,
    licence: 'LGPL-3.0-or-later',
    because: 'libvips, linked at run time, unchanged: whoever wants another puts it in its place',
  },
  {
    name: /^lightningcss(-|$)/,
    licence: 'MPL-2.0',
    because: 'makes styles of a build; its files are unchanged',
  },
  { name: /^axe-core$/, licence: 'MPL-2.0', because: 'runs in tests alone, unchanged' },
  {
    name: /^elkjs$/,
    licence: 'EPL-2.0',
    because: 'comes with the Prisma command line, unchanged; npm run standalone leaves it out',
  },
  {
    name: /^caniuse-lite$/,
    licence: 'CC-BY-4.0',
    because: 'data about browsers, which names its source, for a build',
  },
]

/** Why a licence that asks for more is no trouble with this package; undefined for permissive ones. */
export const reasonFor = (name: string, licence: string) =>
  READ.find((read) => read.name.test(name) && licence.includes(read.licence))?.because

/**
 * The packages whose licence nobody has read and allowed: neither a permissive one nor an entry above.
 * `license` is an SPDX expression; of `A OR B` one is enough, of `A AND B` both are needed.
 */
export function refusedLicences(
  packages: { path: string; license?: string | undefined }[],
): string[] {
  return packages
    .filter((one) => !isAllowed(nameOf(one), one.license ?? ''))
    .map((one) => `${nameOf(one)}: ${one.license ?? 'no licence'}`)
}

function isAllowed(name: string, expression: string): boolean {
  const words = expression.replace(/[()]/g, '')
  const [any, all] = [words.split(/ or /i), words.split(/ and /i)]
  // Both in one expression would need a parser, and is rare: then somebody reads it.
  if (any.length > 1 && all.length > 1) return false
  const isKnown = (licence: string) => PERMISSIVE.includes(licence) || isRead(name, licence)
  return any.length > 1 ? any.some(isKnown) : all.every(isKnown)
}

const isRead = (name: string, licence: string) =>
  READ.some((read) => read.licence === licence && read.name.test(name))
