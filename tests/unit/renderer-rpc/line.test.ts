import { expect, it } from 'vitest'
import { createLine } from '#renderer/rpc/line.ts'

it('lets only so many run at once and keeps the order', async () => {
  const line = createLine(2)
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<number>())
  const started: number[] = []
  const results = gates.map((gate, index) =>
    line(() => {
      started.push(index)
      return gate.promise
    }),
  )
  await Promise.resolve()
  expect(started).toEqual([0, 1])
  gates[1]?.resolve(11)
  expect(await results[1]).toBe(11)
  await Promise.resolve()
  expect(started).toEqual([0, 1, 2])
  for (const [index, gate] of gates.entries()) gate.resolve(index)
  await Promise.all(results)
  expect(started).toEqual([0, 1, 2, 3])
})

it('gives the place on when work fails', async () => {
  const line = createLine(1)
  await expect(line(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await line(async () => 'next')).toBe('next')
})
