import { useWords } from '#renderer/ui/index.ts'

/** Codes of a review note in words; other notes stay as they were written. */
export function useReviewText(): (note: string) => string {
  const { say, has } = useWords()
  return note =>
    note
      .split('; ')
      .map(part => {
        const [code = '', ...rest] = part.split(' ')
        return has(`reviewNote.${code}`) ? say(`reviewNote.${code}`, { rest: rest.join(' ') }) : part
      })
      .join('; ')
}
