import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Supervisor, type Timing } from '#main/backend/supervisor.ts'
import { asUtilityProcess, StandInChannel, StandInChild } from '#tests/support/electron/processes.ts'

const timing: Timing = { beat: 100, missed: 3, backOff: [10, 20, 40], calm: 5000, drain: 1000 }
const ready = { type: 'ready', problem: null }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function stage() {
  const children: StandInChild[] = []
  const reopened: boolean[] = []
  const states: string[] = []
  const problems: unknown[] = []
  const log: string[] = []
  const supervisor = new Supervisor({
    fork: reopen => {
      reopened.push(reopen)
      const child = new StandInChild('entry.js', [], undefined)
      children.push(child)
      return asUtilityProcess(child)
    },
    state: state => states.push(state),
    startProblem: problem => problems.push(problem),
    log: line => log.push(line),
    timing,
  })
  const last = () => {
    const child = children.at(-1)
    if (!child) throw new Error('nothing was started')
    return child
  }
  supervisor.start()
  return { supervisor, children, reopened, states, problems, log, last }
}
const port = () => new StandInChannel().port1 as never

describe('the supervisor of the backend process', () => {
  it('restarts with growing waits and gives up after the last', () => {
    const { children, states, last } = stage()
    for (const wait of timing.backOff) {
      last().end(1)
      vi.advanceTimersByTime(wait - 1)
      const before = children.length
      vi.advanceTimersByTime(1)
      expect(children).toHaveLength(before + 1)
    }
    last().end(1)
    vi.advanceTimersByTime(60_000)
    expect(children).toHaveLength(4)
    expect(states).toEqual(['lost', 'lost', 'lost', 'failed'])
  })

  it('forgets crashes after a calm time', () => {
    const { children, states, last } = stage()
    for (let round = 0; round < 6; round += 1) {
      last().say(ready)
      const calm = last()
      // Answers every heartbeat, as a healthy process does.
      const pulse = setInterval(() => calm.say({ type: 'pong', count: 1 }), 50)
      vi.advanceTimersByTime(timing.calm + 1)
      clearInterval(pulse)
      calm.end(1)
      vi.advanceTimersByTime(timing.backOff[0] ?? 0)
    }
    expect(children).toHaveLength(7)
    expect(states).not.toContain('failed')
  })

  it('asks the next process to reopen only while a workspace was open', () => {
    const { reopened, last } = stage()
    last().say({ type: 'workspace', open: true })
    last().end(1)
    vi.advanceTimersByTime(10)
    last().say({ type: 'workspace', open: false })
    last().end(1)
    vi.advanceTimersByTime(20)
    expect(reopened).toEqual([false, true, false])
  })

  it('kills a process that no longer answers and starts another', () => {
    const { children, last, log } = stage()
    last().say(ready)
    vi.advanceTimersByTime(timing.beat * (timing.missed + 1))
    expect(children[0]?.alive).toBe(false)
    vi.advanceTimersByTime(timing.backOff[0] ?? 0)
    expect(children).toHaveLength(2)
    expect(log.map(line => JSON.parse(line).event)).toEqual(['hung', 'exited'])
  })

  it('leaves a process alone that answers late but in time', () => {
    const { children, last } = stage()
    last().say(ready)
    for (let round = 0; round < 20; round += 1) {
      vi.advanceTimersByTime(timing.beat * 2)
      last().say({ type: 'pong', count: round })
    }
    expect(children).toHaveLength(1)
  })

  it('never posts to a process that has ended', async () => {
    const { supervisor, last } = stage()
    last().say(ready)
    last().end(1)
    expect(supervisor.connect(port())).toBe(false)
    expect(await supervisor.ask({ kind: 'offerFolder', path: '/x' })).toMatchObject({
      ok: false,
      error: { code: 'Unavailable' },
    })
    vi.advanceTimersByTime(timing.beat * 2)
    expect(last().posted.every(({ message }) => (message as { type: string }).type !== 'ask')).toBe(true)
  })

  it('hands over ports only once the process is ready', () => {
    const { supervisor, last } = stage()
    expect(supervisor.connect(port())).toBe(false)
    last().say(ready)
    expect(supervisor.connect(port())).toBe(true)
  })

  it('answers what was asked when the process dies over it', async () => {
    const { supervisor, last } = stage()
    last().say(ready)
    const first = supervisor.ask({ kind: 'offerFile', path: '/a' })
    const second = supervisor.ask({ kind: 'offerFile', path: '/b' })
    last().say({ type: 'answer', id: 2, envelope: { ok: true, value: 'b' } })
    last().end(1)
    expect(await first).toMatchObject({ ok: false })
    expect(await second).toEqual({ ok: true, value: 'b' })
  })

  it('ignores the late words of a process that was replaced', () => {
    const { children, states, last } = stage()
    children[0]?.end(1)
    vi.advanceTimersByTime(10)
    children[0]?.say(ready)
    expect(states).toEqual(['lost'])
    last().say(ready)
    expect(states).toEqual(['lost', 'ready'])
  })

  it('stops once: lets the process finish and starts no other', async () => {
    const { supervisor, children, last } = stage()
    last().say(ready)
    const stopped = supervisor.stop()
    expect(supervisor.stop()).toBe(stopped)
    expect(last().posted.filter(({ message }) => (message as { type: string }).type === 'stop')).toHaveLength(
      1,
    )
    last().end(0)
    await stopped
    vi.advanceTimersByTime(60_000)
    expect(children).toHaveLength(1)
  })

  it('kills a process that does not finish in time', async () => {
    const { supervisor, last } = stage()
    last().say(ready)
    const stopped = supervisor.stop()
    vi.advanceTimersByTime(timing.drain)
    expect(last().alive).toBe(false)
    await stopped
  })

  it('stops at once while it waits for a restart', async () => {
    const { supervisor, children, last } = stage()
    last().end(1)
    await supervisor.stop()
    vi.advanceTimersByTime(60_000)
    expect(children).toHaveLength(1)
  })
})
