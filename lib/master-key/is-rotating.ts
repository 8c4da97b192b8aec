import { db } from '@/lib/db/client'
import { findMasterKeys } from './store'

/** Whether a rotation has begun and is not complete. */
export async function isRotating(): Promise<boolean> {
  const [newest] = await findMasterKeys(db())
  return newest !== undefined && newest.completedAt === null
}
