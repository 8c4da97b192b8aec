import { z } from 'zod'

/**
 * An object that the OpenAPI document has once, under this name: generated clients call its type so. What extends it
 * has no name until it gets one.
 */
export function typeNamed<Shape extends z.ZodRawShape>(
  id: string,
  shape: Shape,
): z.ZodObject<Shape> {
  return z.object(shape).meta({ id })
}
