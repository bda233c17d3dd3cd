/** Wrong passphrases in a row before waiting starts. */
const FREE_ATTEMPTS = 5
const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 3600

/**
 * Seconds to wait after so many wrong passphrases in a row: none up to four, then 30, doubling to an hour.
 * Slow enough against guessing at the keyboard, short enough not to lock a forgetful person out for good.
 * @example waitAfter(5) // 30; waitAfter(7) // 120
 */
export function waitAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (failures - FREE_ATTEMPTS))
}

/** Until when nothing is accepted after one more failure, or null; instants are UTC ISO text. */
export function lockedUntil(failures: number, now: string): string | null {
  const seconds = waitAfter(failures)
  return seconds === 0 ? null : new Date(Date.parse(now) + seconds * 1000).toISOString()
}

/** True while a wait runs. */
export const isLocked = (until: string | null, now: string): boolean =>
  until !== null && Date.parse(until) > Date.parse(now)
