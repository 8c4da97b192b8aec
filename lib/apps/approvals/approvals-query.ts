import { z } from 'zod'
import { pageNumber } from '@/lib/page'

/** Which page of each list of approvals an address names. */
export const approvalsQuery = z.object({ waiting: pageNumber, decided: pageNumber })
