import { z } from 'zod'
import type { Length } from '@/lib/page'
import { PLACE_MAX, readPlace } from '@/lib/place'
import { isPrintable } from '@/lib/printable'
import { SEARCH_MAX } from '@/lib/text'
import { toWire } from '../to-wire'
import { page, pageSize } from './page-query'
import { urlOf } from './url-of'

const size = pageSize('of them', { byDefault: 25 })

/** The text that a list is searched for. */
export const searchText = z
  .string()
  .trim()
  .max(SEARCH_MAX, `Search for ${SEARCH_MAX} characters at most.`)
  .refine(isPrintable, 'Search for letters, digits and signs only.')
  .default('')

/** The query parameters of a list that has pages, and of the search in it. A wrong value is refused. */
export const searchedPage = z.object({ page, size, search: searchText })

/** The same without a search. */
export const paged = searchedPage.omit({ search: true })

/** The body of such a list, which is counted to its end; `next` is the URL of the following page. */
export function pageOfItems<Item extends z.ZodType>(item: Item) {
  return listNamed(item, 'Page', {
    items: z.array(item),
    total: z.int(),
    page: z.int(),
    size: z.int(),
    next: z.string().nullable(),
  })
}

/** A list has its item's name in the document, with a word for its kind. */
function listNamed<Shape extends z.ZodRawShape>(item: z.ZodType, kind: string, shape: Shape) {
  const id = item.meta()?.id
  return id ? z.object(shape).meta({ id: `${id.replace(/Item$/, '')}${kind}` }) : z.object(shape)
}

type Found = {
  items: readonly object[]
  total: number
  /** The page that was found: the last one, if less than the wanted one. */
  page: number
}

type Wanted = { path: string; query: { page: number; size: number } }

/** A page, in the names of the API. A page after the last one is empty: a client can stop there. */
export function pageOnWire({ items, total, page }: Found, { path, query }: Wanted): object {
  const more = query.page * query.size < total
  return {
    ...query,
    items: page < query.page ? [] : items.map(toWire),
    total,
    next: more ? urlOf(path, { ...query, page: query.page + 1 }) : null,
  }
}

/** The body of a part of a list; `next` is the URL of the part that follows, null after the last one. */
export function partOfItems<Item extends z.ZodType>(item: Item) {
  return listNamed(item, 'Part', { items: z.array(item), next: z.string().nullable() })
}

type Part = {
  items: readonly object[]
  /** The cursor of the part that follows; null after the last one. */
  after: string | null
}

/** Such a part, in the names of the API. The URL that follows has `after` beside the rest of the query. */
export function partOnWire(
  { items, after }: Part,
  { path, query }: { path: string; query: object },
) {
  return { items: items.map(toWire), next: after && urlOf(path, { ...query, after }) }
}

const CURSOR = 'Take it from `next` of the answer before.'

/** The place behind which a list goes on. Nonsense is refused: the beginning of the list would be told twice. */
export function placeBehind<Place>(place: z.ZodType<Place>) {
  return z
    .string(CURSOR)
    .max(PLACE_MAX, CURSOR)
    .transform((text) => readPlace(place, text))
    .refine((found) => found !== null, CURSOR)
    .optional()
    .meta({ description: 'Where the list goes on, as `next` names it.' })
}

/** The query parameters of a long list: the size of a part, and where it begins. */
export function longList<Place>(place: z.ZodType<Place>) {
  return z.object({ size, after: placeBehind(place) })
}

/** The body of a part of a long list: `is_more` says that there are more than `total`, as far as they are counted. */
export function countedPartOfItems<Item extends z.ZodType>(item: Item) {
  return listNamed(item, 'Page', {
    items: z.array(item),
    total: z.int(),
    is_more: z.boolean().describe('Whether there are more than `total`, which are not counted.'),
    next: z.string().nullable(),
  })
}

/** Such a part, in the names of the API: the items of what was found. */
export function countedPartOnWire(
  items: Part['items'],
  { total, isMore, next }: Length & { next: string | null },
  address: { path: string; query: object },
) {
  return { ...partOnWire({ items, after: next }, address), total, is_more: isMore }
}

/** The body of a list that has one page. */
export function allItems<Item extends z.ZodType>(item: Item) {
  return listNamed(item, 'List', { items: z.array(item), total: z.int() })
}

/** Such a list, in the names of the API. */
export function allOnWire(items: readonly object[]): object {
  return { items: items.map(toWire), total: items.length }
}
