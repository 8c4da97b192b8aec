import { notFound } from 'next/navigation'
import { Refusal } from '@/lib/errors'

/** For the `catch` of what a page is about: the not-found page for who may not see it. */
export function notFoundIfRefused(error: unknown): never {
  if (error instanceof Refusal && error.code === 'not_found') notFound()
  throw error
}
