/** How far the clock of whoever signs a JWT may be from ours, in seconds. */
export const CLOCK_SKEW_SECONDS = 60
