/** What is said about giving apps away: at once by an administrator, else as an offer. */
export const GIVING = {
  atOnce: {
    description:
      'A developer or an administrator of your organization owns it from then on. Whoever owned it keeps no right to it by that.',
    done: 'The owner was changed',
    several: 'given away',
  },
  byOffer: {
    description:
      'A developer or an administrator of your organization gets an offer, for 14 days. It is theirs once they accept, and you keep no right to it by that.',
    done: 'Offered. It is yours until they accept.',
    several: 'offered',
  },
} as const
